#!/usr/bin/env node
// The command line: reads files or standard input, writes standard output, talks on standard error.
import { readVersion } from './cli/package-version';

const USAGE = `truebearing <command>

  screen FILE [--format csv|ndjson] [--lists FILE…] [--out FILE]
                                                      trade requests to assessments (NDJSON), in input order; FILE may be -
                                                      with the lists in the files; without any, nobody is looked for on one
                                                      a reference that comes again with other content is a rejected row
  classify FILE                                       CSV with description[,hs_code] to the same rows plus what the goods are;
                                                      cells stay as they are: open the output in a spreadsheet as text only
  match-names FILE                                    CSV with query,candidate[,schema] to the same rows plus score and match
  search-names FILE --lists FILE… [--limit 5]         CSV with query[,country][,schema] to query,rank,score,entry_id,list,name:
                                                      who on the lists it may be; names without a candidate have no row
  route --from DE --to KZ --places "A;B" [--transit LT;RU] [--mode road] [--date YYYY-MM-DD] [--map FILE.svg]
                                                      prints the corridor analysis as JSON, and draws it
  rules check|test|list                               validates the rule files and runs the tests inside them

  lists import SOURCE FILE… [--force] [--candidate] [--title TEXT] [--measure MEASURE]
                                                      reads a published list into the configured database; SOURCE as in \`GET /v1/lists\`
  lists status [--json]                               the lists there, how old they are and what is wrong with them

  --help, --version                                   TRUEBEARING_RULES_DIR names another folder of rules
Exit: 0 done, 1 some rows rejected, tests failed or a list stale, 2 usage or unreadable input.
`;

/** Commands are loaded when they are called, so that `--help` answers at once. */
const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  screen: async (args) => (await import('./cli/screen-command.js')).runScreenCommand(args),
  classify: async (args) => (await import('./cli/classify-command.js')).runClassifyCommand(args),
  'match-names': async (args) => (await import('./cli/match-names-command.js')).runMatchNamesCommand(args),
  'search-names': async (args) => (await import('./cli/search-names-command.js')).runSearchNamesCommand(args),
  route: async (args) => (await import('./cli/route-command.js')).runRouteCommand(args),
  lists: async (args) => (await import('./cli/lists-command.js')).runListsCommand(args),
  rules: async (args) => (await import('./cli/rules-entry.js')).runRules(args),
};

async function main(): Promise<number> {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) return refuse('no command is given');
  if (command === '--version') return say(`${readVersion()}\n`);
  if (command === '--help' || command === 'help' || args.includes('--help')) return say(USAGE);
  const run = COMMANDS[command];
  if (run) return run(args);
  return refuse(`unknown command ${JSON.stringify(command)}`);
}

function refuse(reason: string): number {
  process.stderr.write(`${reason}\n\n${USAGE}`);
  return 2;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

// Whoever reads our output may stop early: `| head` is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
