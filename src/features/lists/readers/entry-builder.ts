// Gathers what a list says about one party, from however many rows, and makes the entry of it.
import { createHash } from 'node:crypto';
import type { ListedAddress, ListedIdentifier, ListedKind, ListEntry } from '../../../screening/matching/list-entry';
import type { CountryIndex } from '../../../screening/normalise/country';
import { type NumberOrder, readListDate, readListDates } from './list-dates';
import { knownByCountry, toIdentifier } from './list-identifiers';
import { readCountry, splitAddress } from './read-country';

/** Nothing that bears a name is longer; a list that says otherwise is damaged there. */
const LONGEST_NAME = 10_000;
const NONE: readonly never[] = Object.freeze([]);

export interface WrittenAddress {
  street?: string | undefined;
  city?: string | undefined;
  region?: string | undefined;
  postcode?: string | undefined;
  country?: string | undefined;
}

export class EntryBuilder {
  kind: ListedKind = 'unknown';
  listedOn: string | undefined;
  /** Why it cannot become an entry, if it cannot. */
  fault: string | undefined;
  private readonly names = new Map<string, boolean>();
  private readonly programmes = new Set<string>();
  private readonly addresses = new Map<string, ListedAddress>();
  private readonly countries = new Set<string>();
  private readonly birthDates = new Set<string>();
  private readonly identifiers = new Map<string, ListedIdentifier>();

  constructor(private readonly index: CountryIndex) {}

  /** The first name is the primary one. A name that is given as weak and as strong is strong. */
  addName(text: string | undefined, weak = false): this {
    const name = tidy(text);
    if (name === '' || name === '-') return this;
    if (name.length > LONGEST_NAME)
      this.fault = `a name of ${name.length} characters, at most ${LONGEST_NAME} are read`;
    else this.names.set(name, weak && (this.names.get(name) ?? true));
    return this;
  }

  /** The name that is to be first, wherever it came. */
  leadWith(text: string): void {
    const name = tidy(text);
    if (!this.names.has(name)) return;
    const others = [...this.names].filter(([other]) => other !== name);
    const weak = this.names.get(name) ?? false;
    this.names.clear();
    this.names.set(name, weak);
    for (const [other, isWeak] of others) this.names.set(other, isWeak);
  }

  addProgramme(text: string | undefined): this {
    const programme = tidy(text);
    if (programme !== '') this.programmes.add(programme);
    return this;
  }

  /** A country as a name or code; one that cannot be read is left out, as nothing can be compared with it. */
  addCountry(text: string | undefined): this {
    const code = this.countryOf(text);
    if (code !== undefined) this.countries.add(code);
    return this;
  }

  addAddress(written: WrittenAddress): this {
    const address: ListedAddress = {};
    for (const field of ['street', 'city', 'region', 'postcode'] as const) {
      const text = tidy(written[field]);
      if (text !== '') address[field] = text;
    }
    const country = this.countryOf(written.country);
    if (country !== undefined) address.country = country;
    if (Object.keys(address).length > 0) this.addresses.set(Object.values(address).join('|'), address);
    return this;
  }

  /** An address in one text; `own` is the country that the list gives for the party. */
  addAddressText(text: string | undefined, own?: string): this {
    const whole = tidy(text).replace(/[\s.,;]+$/u, '');
    if (whole === '') return this;
    const alone = readCountry(whole, this.index);
    return this.addAddress(alone === undefined ? splitAddress(whole, this.index, own) : { country: alone });
  }

  addBirth(text: string | undefined, order?: NumberOrder): this {
    for (const date of readListDates(tidy(text), order)) this.birthDates.add(date);
    return this;
  }

  setListedOn(text: string | undefined, order?: NumberOrder): this {
    this.listedOn ??= readListDate(tidy(text), order);
    return this;
  }

  addIdentifier(label: string, value: string | undefined, country?: string): this {
    const identifier = toIdentifier({ label, value: tidy(value), country: this.countryOf(country) });
    if (identifier)
      this.identifiers.set(`${identifier.kind}|${identifier.value}|${identifier.country ?? ''}`, identifier);
    return this;
  }

  countryOf(text: string | undefined): string | undefined {
    return readCountry(tidy(text), this.index);
  }

  /** @returns undefined where there is no name, or something that cannot be held; `fault` says which */
  build(id: string | undefined): ListEntry | undefined {
    if (this.fault === undefined && this.names.size === 0) this.fault = 'no name';
    if (this.fault !== undefined) return undefined;
    const names = [...this.names].map(([text, weak]) => ({ text, weak }));
    const addresses = [...this.addresses.values()];
    const elsewhere = new Set(addresses.map(({ country }) => country));
    const countries = [...this.countries].filter((code) => !elsewhere.has(code));
    const all = new Set([...this.countries, ...elsewhere]);
    const [only] = all;
    const identifiers = [...this.identifiers.values()];
    return {
      id: id === undefined || id === '' ? idOf(names[0]?.text ?? '', [...this.countries, ...elsewhere]) : id,
      kind: this.kind,
      names,
      programmes: shared([...this.programmes]),
      addresses: shared(addresses),
      countries: shared(countries),
      birthDates: shared([...this.birthDates]),
      identifiers: shared(all.size === 1 ? identifiers.map((number) => knownByCountry(number, only)) : identifiers),
      ...(this.listedOn === undefined ? {} : { listedOn: this.listedOn }),
    };
  }
}

/** Most entries lack most things: all of them share one empty list. */
function shared<T>(values: T[]): readonly T[] {
  return values.length === 0 ? NONE : values;
}

/** Where the authority has no number: the same primary name in the same countries is the same entry. */
function idOf(name: string, countries: readonly (string | undefined)[]): string {
  const content = [name, ...countries.filter((code) => code !== undefined).sort()].join('\n');
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

const DIRECTION_MARKS = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const SPACES = /[\u0000-\u001f\u007f\u00a0\s]+/gu;

/** One line, no space at the ends; marks that only steer the direction of writing carry no meaning in a name. */
export function tidy(text: string | undefined): string {
  return text === undefined ? '' : text.replace(DIRECTION_MARKS, '').replace(SPACES, ' ').trim();
}

/** The words by which a file calls its list, fit to be shown and stored. */
export function titleOf(text: string): string {
  return tidy(text)
    .replace(/\p{Cs}/gu, '')
    .slice(0, 300);
}
