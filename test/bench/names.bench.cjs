// Searches a second in the official lists (where they lie beside the project, else in a generated list of 40,000 entries), beside
// Jaro–Winkler over every name of the same list. No query comes twice, and nothing is remembered from earlier ones.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { performance } = require('node:perf_hooks');
const swc = require('@swc/core');

const root = path.resolve(__dirname, '..', '..');
const LISTS = path.join(root, '..', 'shared', 'data', 'sanctions');
const FILES = [
  'ofac/sdn_2026-07-11.json.gz',
  'eu/eu_financial_sanctions_2026-06-05.json.gz',
  'uk/uk_sanctions_list_2026-06-10.json.gz',
  'us_bis_and_others/bis_entity_list.json.gz',
  'un/un_consolidated_2026-02-27.xml.gz',
];
const GENERATED = 40_000;
const ROUNDS = 3;
const QUERIES = 3_000;
const JARO_WINKLER_QUERIES = 12;

/** The generators of the tests, which are TypeScript. */
function requireTests(name) {
  require.extensions['.ts'] ??= (module, file) =>
    module._compile(
      swc.transformFileSync(file, {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      }).code,
      file,
    );
  return require(path.join(root, 'test', 'support', name));
}

const built = (file) => require(path.join(root, 'dist', file));

/** The reader that the product itself is given. */
function readNameReader() {
  const { loadScreeningKit } = built('features/rulesets/screening-kit.js');
  return loadScreeningKit({ rulesDir: path.join(root, 'rules'), referenceDir: path.join(root, 'data') }).reference
    .names;
}

async function readSets() {
  const files = FILES.map((file) => path.join(LISTS, file));
  if (!files.every((file) => fs.existsSync(file))) return generatedSets();
  const { readListFiles } = built('features/lists/readers/read-list-files.js');
  const { readReferenceFiles } = built('features/rulesets/reference-files.js');
  const { CountryIndex } = built('screening/normalise/country.js');
  const { tables } = readReferenceFiles(path.join(root, 'data'));
  return readListFiles(files, { countries: new CountryIndex(tables.countries) });
}

function generatedSets() {
  const { ordinaryNames } = requireTests('ordinary-names.ts');
  const nothing = { programmes: [], addresses: [], countries: [], birthDates: [], identifiers: [] };
  return [
    {
      list: { source: 'generated', title: 'Generated', authority: 'nobody', measure: 'other' },
      entries: ordinaryNames(GENERATED, 1).map(({ name, kind }, at) => ({
        id: String(at),
        kind,
        names: [{ text: name, weak: false }],
        ...nothing,
      })),
    },
  ];
}

/** Half listed names with a slip, without a word or in another order, half ordinary names; none twice. */
function queriesOf(entries, count) {
  const { ordinaryNames } = requireTests('ordinary-names.ts');
  const { Seeded } = requireTests('seeded.ts');
  const { dropMiddle, isSlavic, mistype, toCyrillic } = requireTests('typed-names.ts');
  const chance = new Seeded(20261124);
  const names = entries.flatMap(({ names: own }) => own.map(({ text }) => text));
  const ways = [
    (name) => mistype(name, chance),
    (name) => dropMiddle(name, chance),
    (name) =>
      name
        .split(/[\s,]+/u)
        .reverse()
        .join(' '),
    (name) => (isSlavic(name) ? toCyrillic(name) : undefined),
  ];
  const listed = chance.sample(names, count).map((name) => chance.pick(ways)(name) ?? mistype(name, chance) ?? name);
  const queries = new Set(
    [...listed.slice(0, count / 2), ...ordinaryNames(count / 2, 2)].map((one) => one.name ?? one),
  );
  return chance.sample([...queries], Infinity);
}

/** Memory in use after everything unreachable is gone, MiB. */
function memory() {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** Times of single searches, reading the name included, sorted, ms. */
function timesOf(search, reader, queries, threshold) {
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    search.find(reader.read(query), threshold);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const round = (number, digits) => Math.round(number * 10 ** digits) / 10 ** digits;

/** `{listEntries, queriesPerSecond, p50Ms, p99Ms, indexBuildMs, indexMiB, bruteForceJaroWinklerQueriesPerSecond, ratio}` of the best of three rounds */
async function benchNames() {
  const { buildListIndex } = built('screening/matching/list-index.js');
  const { NameSearch } = built('screening/matching/search-names.js');
  const { MATCH_THRESHOLD } = built('screening/matching/match-threshold.js');
  const reader = readNameReader();
  const sets = await readSets();
  const before = memory();
  const start = performance.now();
  const data = buildListIndex(sets, reader);
  const first = new NameSearch(data);
  const indexBuildMs = Math.round(performance.now() - start);
  const indexMiB = Math.round(memory() - before);
  const queries = queriesOf(data.entries, (ROUNDS + 1) * QUERIES);
  timesOf(first, reader, queries.splice(0, QUERIES), MATCH_THRESHOLD);
  const rounds = Array.from({ length: ROUNDS }, () =>
    timesOf(new NameSearch(data), reader, queries.splice(0, QUERIES), MATCH_THRESHOLD),
  );
  const best = rounds.reduce((a, b) => (sum(b) / b.length < sum(a) / a.length ? b : a));
  const queriesPerSecond = Math.round((1000 * best.length) / sum(best));
  const bruteForce = jaroWinklerRate(data.entries);
  return {
    listEntries: data.entries.length,
    queriesPerSecond,
    p50Ms: round(best[best.length >> 1], 3),
    p99Ms: round(best[Math.floor(best.length * 0.99)], 3),
    indexBuildMs,
    indexMiB,
    bruteForceJaroWinklerQueriesPerSecond: round(bruteForce, 2),
    ratio: Math.round(queriesPerSecond / bruteForce),
  };
}

/** Searches a second that compare the folded name with each folded name of the list and keep the best. */
function jaroWinklerRate(entries) {
  const { wordsOfName } = built('screening/matching/words-of-name.js');
  const fold = (name) => wordsOfName(name).map(({ text }) => text).join(' '); // prettier-ignore
  const names = entries.flatMap(({ names: own }) => own.map(({ text }) => fold(text)));
  const queries = queriesOf(entries, 2 * JARO_WINKLER_QUERIES);
  const search = (query) => {
    const asked = fold(query);
    let best = 0;
    for (const name of names) best = Math.max(best, jaroWinkler(asked, name));
    return best;
  };
  queries.splice(0, JARO_WINKLER_QUERIES).slice(0, 3).forEach(search);
  const start = performance.now();
  queries.forEach(search);
  return (1000 * queries.length) / (performance.now() - start);
}

const usedA = new Uint8Array(1024);
const usedB = new Uint8Array(1024);

function jaroWinkler(a, b) {
  if (a === b) return 1;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  usedA.fill(0, 0, a.length);
  usedB.fill(0, 0, b.length);
  let shared = 0;
  for (let i = 0; i < a.length; i++) {
    const end = Math.min(b.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (usedB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      usedA[i] = usedB[j] = 1;
      shared++;
      break;
    }
  }
  if (shared === 0) return 0;
  let [moved, j] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    if (usedA[i] === 0) continue;
    while (usedB[j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j++)) moved++;
  }
  const jaro = (shared / a.length + shared / b.length + (shared - moved / 2) / shared) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

module.exports = { benchNames };

if (require.main === module) benchNames().then((figures) => console.log(JSON.stringify(figures)), console.error);
