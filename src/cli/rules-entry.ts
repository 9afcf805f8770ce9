// `truebearing rules …` over the configured folders.
import { loadConfiguration } from '../platform/config/configuration';
import { runRulesCommand } from './rules-command';

export function runRules(args: string[]): Promise<number> {
  const output = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
  };
  return Promise.resolve(runRulesCommand(args, output, loadConfiguration()));
}
