// Screens the labelled trade requests by the command line, compares with their labels and prints a scoreboard.
// A figure below the committed scoreboard fails; `--update` writes a new one. The labelled requests lie beside the project and are not part of it.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { parse } = require('csv-parse/sync');

const root = path.resolve(__dirname, '..', '..', '..');
const cases = process.env.TRUEBEARING_CASES ?? path.join(root, '..', 'shared', 'data', 'scenarios');
const committed = path.join(__dirname, 'scoreboard.json');

/** The lists that the labels speak of, as far as they are there. */
const sanctions = path.join(cases, '..', 'sanctions');
const lists = [
  'ofac/sdn_2026-07-11.json.gz',
  'eu/eu_financial_sanctions_2026-06-05.json.gz',
  'uk/uk_sanctions_list_2026-06-10.json.gz',
  'us_bis_and_others/bis_entity_list.json.gz',
  'un/un_consolidated_2026-02-27.xml.gz',
]
  .map((file) => path.join(sanctions, file))
  .filter((file) => fs.existsSync(file));

/** `-` in a label is the empty set; `|` separates answers that are each right, `;` members of a set. */
const alternatives = (text) => text.split('|');
const members = (text) => (text === '-' ? [] : text.split(';'));

function main() {
  if (!fs.existsSync(path.join(cases, 'dev.csv'))) {
    console.log(`skipped: no labelled trade requests at ${cases}`);
    return 0;
  }
  const labels = parse(fs.readFileSync(path.join(cases, 'dev_expected.csv')), { columns: true, bom: true });
  const output = execFileSync(
    process.execPath,
    [
      path.join(root, 'dist', 'cli.js'),
      'screen',
      path.join(cases, 'dev.csv'),
      ...(lists.length > 0 ? ['--lists', ...lists] : []),
    ],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const assessments = new Map(
    output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((a) => [a.reference, a]),
  );
  const board = score(labels, assessments);
  print(board);
  if (process.argv.includes('--update')) {
    fs.writeFileSync(committed, `${JSON.stringify(board.figures, null, 2)}\n`);
    return 0;
  }
  return compare(board.figures);
}

function score(labels, assessments) {
  const rows = labels.map((label) => judgeRow(label, assessments.get(label.reference)));
  const judged = rows.filter((row) => !row.leftOut);
  const share = (list, key) => Math.round((1000 * list.filter((row) => row[key]).length) / list.length) / 1000;
  return {
    rows,
    figures: {
      requests: rows.length,
      screened: rows.filter((row) => row.screened).length,
      judged: judged.length,
      verdictAgreement: share(judged, 'verdictRight'),
      corridorAgreement: share(judged, 'corridorRight'),
      categoriesAgreement: share(judged, 'categoriesRight'),
      contradictionAgreement: share(judged, 'contradictionRight'),
      tierAgreement: share(judged, 'tierRight'),
      holdCameOutClear: judged.filter((row) => row.label.expected_verdict === 'hold' && row.got?.verdict === 'clear')
        .length,
      flaggedCameOutClear: judged.filter(
        (row) => !row.label.expected_verdict.includes('clear') && row.got?.verdict === 'clear',
      ).length,
      clearCameOutFlagged: judged.filter(
        (row) => row.label.expected_verdict === 'clear' && row.got?.verdict !== 'clear',
      ).length,
    },
  };
}

function judgeRow(label, got) {
  // Chains need history, which the command line has none of.
  const leftOut = label.family.startsWith('history/') || (label.needs_lists === 'yes' && lists.length === 0);
  if (!got) return { label, leftOut, screened: false };
  const categories = [...new Set(got.goods.flatMap((line) => line.categories))];
  const expected = members(label.expected_categories);
  const tolerated = members(label.tolerated_categories);
  const tiers = [...new Set(got.goods.flatMap((line) => line.chplTier ?? []))].sort();
  const contradicts = got.goods.some((line) => line.contradiction !== null) ? 'yes' : 'no';
  return {
    label,
    got,
    leftOut,
    screened: true,
    verdictRight: alternatives(label.expected_verdict).includes(got.verdict),
    corridorRight: alternatives(label.expected_corridor).includes(got.corridor.kind),
    categoriesRight:
      expected.every((c) => categories.includes(c)) &&
      categories.every((c) => expected.includes(c) || tolerated.includes(c)),
    contradictionRight: label.expected_contradiction === '-' || label.expected_contradiction === contradicts,
    tierRight: alternatives(label.expected_chpl_tier).some((option) => members(option).sort().join() === tiers.join()),
    categories,
    tiers,
  };
}

function print({ rows, figures }) {
  const verbose = process.argv.includes('--all');
  for (const row of rows) {
    if (row.leftOut && !verbose) continue;
    if (!row.screened) {
      console.log(`NOT SCREENED ${row.label.reference}`);
      continue;
    }
    const wrong = ['verdict', 'corridor', 'categories', 'contradiction', 'tier'].filter((what) => !row[`${what}Right`]);
    if (wrong.length === 0) continue;
    const { label, got } = row;
    console.log(`${label.reference} [${label.family}] ${wrong.join(', ')}`);
    console.log(
      `   verdict ${got.verdict} (${got.score}), asked ${label.expected_verdict}; corridor ${got.corridor.kind}, asked ${label.expected_corridor}`,
    );
    console.log(
      `   categories ${row.categories.join(';') || '-'} asked ${label.expected_categories} (${label.tolerated_categories}); tier ${row.tiers.join(';') || '-'} asked ${label.expected_chpl_tier}; contradiction asked ${label.expected_contradiction}`,
    );
    console.log(
      `   hits ${got.hits.map((hit) => hit.rule).join(' ') || '-'}; open ${got.undetermined.map((rule) => rule.rule).join(' ') || '-'}`,
    );
  }
  console.log(JSON.stringify(figures, null, 2));
}

/** Figures that must not fall, and counts that must not rise. */
function compare(figures) {
  const before = JSON.parse(fs.readFileSync(committed, 'utf8'));
  let status = 0;
  for (const [name, value] of Object.entries(figures)) {
    const worse = /CameOut/.test(name) ? value > before[name] : value < before[name];
    if (worse) {
      console.error(`scoreboard: ${name} was ${before[name]}, is ${value}`);
      status = 1;
    }
  }
  return status;
}

process.exitCode = main();
