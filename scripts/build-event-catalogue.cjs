// Writes docs/webhook-events.md, the catalogue of events, from their schemas and examples in the built application. --check: fails where the file differs.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const FILE = path.join(ROOT, 'docs', 'webhook-events.md');

function typeOf(schema) {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.$ref !== undefined) return schema.$ref.split('/').pop();
  if (schema.oneOf) return schema.oneOf.map(typeOf).join(' or ');
  const types = [schema.type].flat().join(' or ');
  const format = schema.format ? ` (${schema.format})` : '';
  const words = schema.enum
    ? `: ${schema.enum
        .filter((word) => word !== null)
        .map((word) => `\`${word}\``)
        .join(', ')}`
    : '';
  return `${types}${format}${words}`;
}

function sectionOf(type, { EVENTS }, { exampleMessage }, { bodyOf }) {
  const { when, properties } = EVENTS[type];
  const rows = Object.entries(properties).map(
    ([name, schema]) => `| \`${name}\` | ${typeOf(schema)} | ${schema.description ?? ''} |`,
  );
  const message = exampleMessage(type, 'https://screening.example.com');
  const example = JSON.stringify(JSON.parse(bodyOf(message)), null, 2);
  return [
    `## ${type}`,
    '',
    when,
    '',
    '| member of `data` | type | |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '<details><summary>Example</summary>',
    '',
    '```json',
    example,
    '```',
    '',
    '</details>',
    '',
  ].join('\n');
}

function catalogue() {
  if (!fs.existsSync(path.join(ROOT, 'dist', 'app.module.js')))
    throw new Error('there is no dist/: run npm run build first');
  const part = (name) => require(path.join(ROOT, 'dist/features/webhooks/events', name));
  const { EVENT_TYPES } = part('event-types.js');
  const sections = EVENT_TYPES.map((type) =>
    sectionOf(type, part('event-schemas.js'), part('example-events.js'), part('message-body.js')),
  );
  return [
    '# Events',
    '',
    '<!-- Made by scripts/build-event-catalogue.cjs from the schemas; do not edit. -->',
    '',
    'What endpoints can ask for in `eventTypes`, in the full form. The thin form holds only the identifiers, `version`, `revision` and `link`. `Assessment` is',
    'the schema of that name in [`api/openapi.json`](api/openapi.json), which also holds these schemas under `webhooks`. New members may be added.',
    '',
    ...sections,
  ].join('\n');
}

function main() {
  const text = `${catalogue().trimEnd()}\n`;
  if (!process.argv.includes('--check')) {
    fs.writeFileSync(FILE, text);
    return 'wrote docs/webhook-events.md';
  }
  if (fs.existsSync(FILE) && fs.readFileSync(FILE, 'utf8') === text) return 'docs/webhook-events.md is up to date';
  throw new Error('docs/webhook-events.md is out of date: run npm run build:event-docs');
}

try {
  console.log(main());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
