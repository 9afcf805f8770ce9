// The whole core with all rules over the mix of examples/, beside json-rules-engine with five simple rules over the same records, in one run.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { performance } = require('node:perf_hooks');
const { Engine } = require('json-rules-engine');

const root = path.resolve(__dirname, '..', '..');

/** Records a second: rounds of the whole mix for about `seconds`, best of three after a warm-up, so that a busy neighbour counts less. */
async function rate(records, work, seconds) {
  const round = async () => {
    let done = 0;
    const start = performance.now();
    let now = start;
    while (now - start < seconds * 1000) {
      await work();
      done += records;
      now = performance.now();
    }
    return (done / (now - start)) * 1000;
  };
  await round();
  const rounds = [await round(), await round(), await round()];
  return Math.round(Math.max(...rounds));
}

function loadExamples() {
  const dir = path.join(root, 'examples');
  return fs
    .readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(fs.readFileSync(path.join(dir, name), 'utf8')));
}

function fiveSimpleRules() {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const rule = (all) => engine.addRule({ conditions: { all }, event: { type: 'flag' } });
  rule([
    { fact: 'hs4', operator: 'equal', value: '8482' },
    { fact: 'destination', operator: 'equal', value: 'KZ' },
  ]);
  rule([{ fact: 'transit', operator: 'contains', value: 'RU' }]);
  rule([
    { fact: 'value', operator: 'greaterThan', value: 100000 },
    { fact: 'destination', operator: 'in', value: ['KZ', 'KG', 'AM'] },
  ]);
  rule([
    { fact: 'clause', operator: 'notEqual', value: true },
    { fact: 'hs4', operator: 'in', value: ['8482', '8542', '8517'] },
  ]);
  rule([{ fact: 'payer', operator: 'equal', value: 'RU' }]);
  return engine;
}

function flat(request) {
  const line = request.goods[0];
  return {
    hs4: (line.hsCode ?? '').replace(/\D/g, '').slice(0, 4),
    destination: request.route?.destinationCountry,
    transit: request.route?.transitCountries ?? [],
    value: Number(line.value ?? 0),
    clause: request.documents?.noReExportClause,
    payer: request.payment?.payerCountry,
  };
}

/** `{recordsPerSecond, jsonRulesEngineRecordsPerSecond, ratio}` */
async function benchCore({ seconds = 2 } = {}) {
  const { loadScreeningKit } = require(path.join(root, 'dist/features/rulesets/screening-kit.js'));
  const { screenMany } = require(path.join(root, 'dist/screening/screen.js'));
  const kit = loadScreeningKit({ rulesDir: path.join(root, 'rules'), referenceDir: path.join(root, 'data') });
  const requests = loadExamples();
  // As the runner does it: some fifty at a time.
  const chunk = Array.from({ length: 4 }, () => requests).flat();
  const at = new Date().toISOString();
  const recordsPerSecond = await rate(chunk.length, () => void screenMany(chunk, kit, at), seconds);
  const engine = fiveSimpleRules();
  const facts = requests.map(flat);
  const jsonRulesEngineRecordsPerSecond = await rate(
    facts.length,
    async () => {
      for (const fact of facts) await engine.run(fact);
    },
    seconds,
  );
  return {
    recordsPerSecond,
    jsonRulesEngineRecordsPerSecond,
    ratio: Math.round((10 * recordsPerSecond) / jsonRulesEngineRecordsPerSecond) / 10,
  };
}

/** `{requestsPerSecond}`: reading and laying a road as if it came for the first time and finding its direction, goods and parties being read already. */
async function benchCorridor({ seconds = 1 } = {}) {
  const { loadScreeningKit } = require(path.join(root, 'dist/features/rulesets/screening-kit.js'));
  const { analyseCorridor } = require(path.join(root, 'dist/screening/corridor/analyse-corridor.js'));
  const { layRoad } = require(path.join(root, 'dist/screening/corridor/road-book.js'));
  const { corridorInputOf, readRecord } = require(path.join(root, 'dist/screening/facts/read-record.js'));
  const { reference } = loadScreeningKit({
    rulesDir: path.join(root, 'rules'),
    referenceDir: path.join(root, 'data'),
  });
  const requests = loadExamples();
  const inputs = requests.map((request) => corridorInputOf(readRecord(request, reference)));
  const work = () => {
    for (let i = 0; i < requests.length; i++) {
      const road = layRoad(requests[i].route ?? {}, inputs[i].sellerCountry, reference);
      analyseCorridor({ ...inputs[i], road }, reference.countryGroups);
    }
  };
  return { requestsPerSecond: await rate(requests.length, work, seconds) };
}

module.exports = { benchCore, benchCorridor };
