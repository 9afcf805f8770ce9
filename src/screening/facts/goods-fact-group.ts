// The facts about goods as rules know them: type, meaning, and the fields each rests on.
import type { Evidence } from '../assessment';
import { isTrick } from '../goods/disguise';
import { valueOf } from '../normalise/reading';
import type { DeclaredFact, DeclaredGroup } from './declared-fact';
import { fieldEvidence, makeEvidence } from './declared-fact';
import { fieldPath } from './field-path';
import {
  GoodsFacts,
  hasControlCode,
  isForeignRareEarth,
  isIndustrial,
  isOfCoalitionOrigin,
  isOfRussianOrigin,
  isHighPriority,
  isNetAboveGross,
  isTechnical,
} from './goods-facts';
import {
  isExportBanned,
  isImportBannedFromRussia,
  isTransitBanned,
  isUnderKyrgyzBan,
  needsReExportClause,
} from './goods-law';
import { linesWhere } from './read-record';
import type { LineReading, ReadRecord } from './record-shape';

type Holds = (line: LineReading, record: ReadRecord) => boolean;

/** Evidence of a line: its code, its text with what was seen in it, or both. */
function goodsEvidence(record: ReadRecord, holds: Holds): Evidence[] {
  const evidence: Evidence[] = [];
  for (const line of record.lines) if (holds(line, record)) evidence.push(...evidenceOfLine(line));
  return evidence;
}

const NOTES_SHOWN = 3;

/** Code and text of a line with what was seen in them; made once, since most goods facts rest on the same two fields. */
function evidenceOfLine(line: LineReading): Evidence[] {
  if (line.evidence !== undefined) return line.evidence;
  const seen: string[] = [];
  const codeNotes: string[] = [];
  for (const { spans, codeNote } of line.goods.categories) {
    if (codeNote !== null && !codeNotes.includes(codeNote)) codeNotes.push(codeNote);
    for (const { text, note } of spans) {
      const shown = `${text}: ${note}`;
      if (seen.length < NOTES_SHOWN && !seen.includes(shown)) seen.push(shown);
    }
  }
  const { hsCode, description } = line.line;
  const evidence: Evidence[] = [];
  if (hsCode)
    evidence.push(makeEvidence(fieldPath('goods', line.index, 'hsCode'), hsCode, codeNotes.join('; ') || undefined));
  if (description) {
    evidence.push(
      makeEvidence(fieldPath('goods', line.index, 'description'), description, seen.join('; ') || undefined),
    );
  }
  line.evidence = evidence;
  return evidence;
}

function flag(description: string, holds: Holds): DeclaredFact {
  return { type: 'bool', description, needs: [], evidence: (record) => goodsEvidence(record, holds) };
}

function category(name: string, description: string): DeclaredFact {
  return flag(description, (line) => line.goods.categories.some((finding) => finding.category === name));
}

function lineField(
  description: string,
  key: 'originCountry' | 'manufacturer' | 'controlCode',
  holds: Holds,
): DeclaredFact {
  return {
    type: 'bool',
    description,
    needs: [],
    evidence: (record) =>
      linesWhere(record, (line) => holds(line, record)).flatMap((line) =>
        fieldEvidence(fieldPath('goods', line.index, key), line.line[key]),
      ),
  };
}

function weights(description: string, type: 'bool' | 'double', needs: readonly string[], holds: Holds): DeclaredFact {
  const keys = ['netWeightKg', 'grossWeightKg', 'value'] as const;
  return {
    type,
    description,
    needs,
    evidence: (record) =>
      linesWhere(record, (line) => holds(line, record)).flatMap((line) =>
        keys.flatMap((key) => fieldEvidence(fieldPath('goods', line.index, key), line.line[key])),
      ),
  };
}

const always: Holds = () => true;

export const GOODS_FACTS: DeclaredGroup = {
  name: 'goods',
  description: 'What the goods are and which law covers them on the day of the request.',
  ctor: GoodsFacts,
  answer: (record) => new GoodsFacts(record),
  fields: {
    sensitive: flag(
      'Some line is of a kind that Russia may not get, or whose code or declared control code points there.',
      (line) => line.sensitive,
    ),
    restricted: flag('Some line may not be supplied to Russia under a listing in force on the day.', isExportBanned),
    highPriority: flag(
      'Some line is on the Common High Priority List, by code or by what its text names.',
      isHighPriority,
    ),
    highPriorityTier: {
      type: 'string',
      description: 'Highest tier among the lines: 1, 2, 3.A, 3.B, 4.A, 4.B; empty where none.',
      needs: [],
      evidence: (record) => goodsEvidence(record, isHighPriority),
    },
    categories: {
      type: 'list<string>',
      description: 'Goods categories over all lines.',
      needs: [],
      evidence: (record) => goodsEvidence(record, (line) => line.goods.categories.length > 0),
    },
    bearings: category('bearings', 'Bearings among the lines.'),
    aircraftParts: category('aircraft_parts', 'Aircraft or their parts among the lines.'),
    rareEarths: category('rare_earths', 'Rare earths among the lines.'),
    uranium: category('uranium', 'Uranium among the lines.'),
    oil: category('oil', 'Oil among the lines.'),
    criticalRawMaterials: category('critical_raw_materials', 'Critical raw materials among the lines.'),
    possibleHighPriority: flag(
      'A bare heading whose subheadings include listed ones.',
      (line) => line.goods.chplPossible,
    ),
    neighbourOfListed: flag('A code beside a listed subheading.', (line) => line.goods.neighbourOfListed),
    contradiction: flag(
      'Text and code of a line speak of different goods.',
      (line) => line.goods.contradiction !== null,
    ),
    disguisedWording: flag(
      'Words of goods are written so that a search does not find them: mixed scripts, hidden or spaced-out letters, digits for letters.',
      (line) => line.goods.disguises.some(isTrick),
    ),
    ordinaryUnderListedCode: flag(
      'Everyday goods (shoes, flour, furniture) are named under a code of a category or of the high-priority list.',
      (line) => line.goods.ordinaryUnderListedCode !== null,
    ),
    strongContradiction: flag(
      'Text and code contradict each other on hard evidence.',
      (line) => line.goods.contradiction?.strength === 'strong',
    ),
    genericWording: flag(
      'Some text names nothing: spare parts, metal products.',
      (line) => line.goods.genericWording !== null,
    ),
    endedCode: flag('A code that had ended on the day of the request.', (line) => line.goods.endedCode !== null),
    technical: flag(
      'Goods of the machinery, electrical, aviation or instrument chapters (84, 85, 88, 90).',
      isTechnical,
    ),
    industrial: flag('Technical goods other than medical and household ones.', isIndustrial),
    coalitionOrigin: lineField(
      'Some line was made in the European Union or one of its partners.',
      'originCountry',
      isOfCoalitionOrigin,
    ),
    controlCodeDeclared: lineField(
      'An export control number (such as 9A991) is declared.',
      'controlCode',
      hasControlCode,
    ),
    kazakhOriginOnly: lineField('Every line is declared of Kazakh origin.', 'originCountry', always),
    kazakhOriginClaimed: lineField(
      'Some line is declared of Kazakh origin.',
      'originCountry',
      (line) => valueOf(line.origin) === 'KZ',
    ),
    unionOriginOnly: lineField('Every line originates in the Eurasian Economic Union.', 'originCountry', always),
    russianOriginDeclared: lineField(
      'Some line is declared of Russian or Belarusian origin.',
      'originCountry',
      isOfRussianOrigin,
    ),
    originDoubtful: lineField(
      'Some line is declared of a country that hardly makes such goods.',
      'originCountry',
      (line) => line.originDoubtful,
    ),
    foreignBrand: flag(
      'A Western or Asian maker is named in text or as manufacturer.',
      (line) => line.goods.foreignBrand !== null,
    ),
    russianMaker: flag(
      'A Russian maker or mark is named in text or as manufacturer.',
      (line) => line.goods.russianMaker !== null,
    ),
    foreignRareEarths: flag('Rare earths that are not declared of Kazakh origin.', isForeignRareEarth),
    transitBanned: flag('Goods whose transit through Russia is banned on the day.', isTransitBanned),
    importBannedFromRussia: flag(
      'Goods that may not be brought from Russia into the EU on the day.',
      isImportBannedFromRussia,
    ),
    underKyrgyzBan: flag('Goods under the country measure for Kyrgyzstan on the day.', isUnderKyrgyzBan),
    clauseGoods: flag('Goods for which an EU seller needs a no-re-export clause on the day.', needsReExportClause),
    releaseCertificateInText: flag(
      'An aviation release certificate is named in the text.',
      (line) => line.goods.hasReleaseCertificateText,
    ),
    netAboveGross: weights('A net weight above the gross weight.', 'bool', [], isNetAboveGross),
    valueBelowBand: weights(
      'Value per kilogram below what such goods cost.',
      'bool',
      [],
      (line) => line.goods.valuePerKgBand === 'below',
    ),
    valueAboveBand: weights(
      'Value per kilogram above what such goods cost.',
      'bool',
      [],
      (line) => line.goods.valuePerKgBand === 'above',
    ),
    unreadableCode: flag(
      'A goods code that is not a code of the nomenclature.',
      (line) => line.code.state === 'unreadable',
    ),
    netWeightKg: weights('Total weight in kilograms, net where given.', 'double', ['goods[].netWeightKg'], always),
    value: weights('Total declared value, whatever the currency.', 'double', ['goods[].value'], always),
    valuePerKg: weights(
      'Declared value by kilogram over all lines.',
      'double',
      ['goods[].value', 'goods[].netWeightKg'],
      always,
    ),
  },
};
