// Which kind of number a list means, from what it calls it, whose it is and what it looks like.
import type { ListedIdentifier, ListedIdentifierKind } from '../../../screening/matching/list-entry';

/** By the words of the list; the first that fits. Numbers of one country's kinds are told below by their length. */
const LABELS: readonly (readonly [RegExp, ListedIdentifierKind])[] = [
  [/\bIMO\b|vessel registration/iu, 'imo'],
  [/\bMMSI\b/iu, 'mmsi'],
  [/\bLEI\b|legal entity (?:number|identifier)/iu, 'lei'],
  [/\bSWIFT\b|\bBIC\b|\bBIK\b/iu, 'bic'],
  [/\bINN\b|ИНН/iu, 'inn'],
  [/\bOGRN(?:IP)?\b|ОГРН/iu, 'ogrn'],
  [/\bKPP\b|КПП/iu, 'kpp'],
  [/\bBIN\b|БИН|business identification number/iu, 'bin'],
  [/\bIIN\b|ИИН|individual identification number/iu, 'iin'],
  [/passport|pasaporte|passeport/iu, 'passport'],
  [/\btax(?:payer)?\b|\bV\.?A\.?T\b|\bR\.F\.C\.|\bNIT\b|\bfiscal|\bR\.?U\.?C\b|\bTIN\b/iu, 'tax_number'],
  [
    /national id|\bSSN\b|cedula|C\.U\.R\.P\.|D\.N\.I\.|personal (?:id|identification)|identity card|id card|\bnatid\b/iu,
    'national_id',
  ],
  [
    /regist|\breg ?number|company number|commercial|C\.R\. No|trade licen|matricula|credit code|USCC|chamber|folio|enterprise number|\bRUC\b/iu,
    'registration',
  ],
];

/** Said of an entry beside its numbers, but no numbers. */
const NO_NUMBER =
  /sanctions risk|directive|gender|website|e-?mail|phone|fax|target type|issuer|ticker|\bISIN\b|\(CMIC\)|(?:listing|effective|established|manufacture) date|organization type|executive order|additional sanctions|transactions prohibited|caatsa|nationality|information|digital currency|\bequity\b|vessel (?:type|flag|year)|aircraft (?:model|operator|type|mode|construction)|subject to|D-U-N-S|secondary sanctions/iu;

export interface WrittenIdentifier {
  label: string;
  value: string;
  /** Alpha-2 of the issuer. */
  country?: string | undefined;
}

/** The identifier, or undefined where the words tell of something that is none. */
export function toIdentifier({ label, value, country }: WrittenIdentifier): ListedIdentifier | undefined {
  const number = value.replace(/\s+/gu, ' ').trim();
  if (!/\d/u.test(number) && !/swift|bic/iu.test(label)) return undefined;
  if (NO_NUMBER.test(label) || number.length > 100) return undefined;
  const imo = /^IMO\s*(?:No\.?\s*)?(\d{7})$/iu.exec(number);
  if (imo?.[1]) return named('imo', imo[1], country);
  const called = LABELS.find(([words]) => words.test(label))?.[1] ?? 'other';
  return named(kindByShape(called, number.replace(/[\s-]/gu, ''), country), number, country);
}

/** Lists write "Tax ID No. 7707083893 (Russia)" for an INN and "Registration Number 1027700132195 (Russia)" for an OGRN. */
function kindByShape(called: ListedIdentifierKind, digits: string, country: string | undefined): ListedIdentifierKind {
  if (called !== 'tax_number' && called !== 'registration' && called !== 'other') return called;
  if (country === 'RU' || country === undefined) {
    if (called !== 'other' && /^(?:\d{13}|\d{15})$/u.test(digits)) return 'ogrn';
    if (called === 'tax_number' && country === 'RU' && /^(?:\d{10}|\d{12})$/u.test(digits)) return 'inn';
  }
  // The fifth digit of a Kazakh number of twelve tells a company (4 to 6) from a person, whose digit there is of the day of birth.
  if (country === 'KZ' && /^\d{12}$/u.test(digits)) return /^\d{4}[4-6]/u.test(digits) ? 'bin' : 'iin';
  return called;
}

/** What kind a number is that names no issuer, where the party has to do with one country only. */
export function knownByCountry(number: ListedIdentifier, country: string | undefined): ListedIdentifier {
  if (number.country !== undefined) return number;
  const kind = kindByShape(number.kind, number.value.replace(/[\s-]/gu, ''), country);
  return kind === number.kind ? number : { ...number, kind };
}

function named(kind: ListedIdentifierKind, value: string, country: string | undefined): ListedIdentifier {
  return country === undefined ? { kind, value } : { kind, value, country };
}
