// One party as read: where it sits, what its numbers and dates say, what it does.
import type { Evidence } from '../assessment';
import { isRussianSide } from '../corridor/country-groups';
import { emailDomain, isFreeMail } from '../normalise/email';
import { type Identifier, readIdentifier } from '../normalise/identifier';
import { readDate } from '../normalise/date';
import { type Phone, readPhone } from '../normalise/phone';
import { ABSENT, type Reading, valueOf } from '../normalise/reading';
import type { Party } from '../trade-request';
import type { Reference } from '../reference';
import type { Activity } from './activity';
import { fieldPath } from './field-path';

export interface PartyReading {
  party: Party;
  /** Position among the parties of the request. */
  index: number;
  country: Reading<string>;
  phone: Reading<Phone>;
  identifier: Reading<Identifier>;
  incorporatedOn: Reading<string>;
  /** Month of foundation by the business number itself, `YYYY-MM`. */
  foundedMonth: string | undefined;
  /** Day of foundation, declared or (first of the month) by the business number, the later of both. */
  foundedOn: string | undefined;
  activity: Activity | undefined;
  mailDomain: string | undefined;
  freeMail: boolean;
  russianMail: boolean;
  russianPhone: boolean;
  russianNumber: boolean;
  /** A hotel room, a flat or a market stall as business address. */
  unusualAddress: boolean;
  /** The address names a place in Russia or Belarus and none in the country that the party is said to sit in. */
  addressInRussia: boolean;
}

const RUSSIAN_DOMAIN = /\.(?:ru|su|рф|xn--p1ai)$/u;

/** Words of addresses where no industrial firm sits: hotel rooms, flats, market stalls, mail boxes. */
const UNUSUAL_ADDRESS =
  /(?:гостиниц|отель|қонақ|\bhotel\b|\bhostel\b|\bотели\b|\bроом\b|номер \d|комната \d|кв\. ?\d|квартира \d|\bapt\.? ?\d|\bapartment \d|a\/я|\bа\/я\b|p\.? ?o\.? box|abonent)/iu;

function isUnusualAddress(address: string): boolean {
  return UNUSUAL_ADDRESS.test(address);
}

/** Reads every field of a party once. Absent fields stay absent, unreadable ones say why. */
export function readParty(party: Party, index: number, reference: Reference, on: string): PartyReading {
  const country = reference.countries.read(party.country);
  const home = valueOf(country);
  const identifier = party.registrationNumber === undefined ? ABSENT : readIdentifier(party.registrationNumber, home);
  const phone = party.phone === undefined ? ABSENT : readPhone(party.phone, home);
  const number = valueOf(identifier);
  const incorporatedOn = party.incorporatedOn === undefined ? ABSENT : readDate(party.incorporatedOn);
  const declared = valueOf(incorporatedOn);
  const byNumber = number?.valid ? number.foundedMonth : undefined;
  const mailDomain = party.email === undefined ? undefined : emailDomain(party.email);
  const phoneCountries = valueOf(phone)?.countries ?? [];
  return {
    party,
    index,
    country,
    phone,
    identifier,
    incorporatedOn,
    foundedMonth: byNumber,
    foundedOn: later(declared, byNumber === undefined ? undefined : `${byNumber}-01`),
    activity: reference.activities.read(party.activity),
    mailDomain,
    freeMail: mailDomain !== undefined && isFreeMail(mailDomain),
    russianMail: mailDomain !== undefined && RUSSIAN_DOMAIN.test(mailDomain) && !isFreeMail(mailDomain),
    russianPhone: phoneCountries.length > 0 && phoneCountries.every((code) => code === 'RU'),
    russianNumber: number !== undefined && number.valid && number.country === 'RU',
    unusualAddress: party.address !== undefined && reference.unusualAddresses.get(party.address, isUnusualAddress),
    addressInRussia: !isRussianSide(home) && isAddressInRussia(party, home, reference, on),
  };
}

/** Towns count where the party is said to sit in the neighbourhood or nowhere; elsewhere (St. Petersburg, Florida) only Russia by name does. */
function isAddressInRussia(party: Party, home: string | undefined, reference: Reference, on: string): boolean {
  if (party.address === undefined) return false;
  const named = reference.addressPlaces.get(party.address, (text) => reference.places.findAllIn(text));
  const near = home === undefined || home === 'KZ' || reference.countryGroups.of(home, on).concern;
  const inRussia = named.some(({ country, kind }) => isRussianSide(country) && (near || kind === 'country'));
  return inRussia && !named.some(({ country }) => country === home);
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

/** Evidence from one text field of a party; empty where the field is absent. */
export function partyEvidence(reading: PartyReading | undefined, key: keyof Party, note?: string): Evidence[] {
  const value = reading?.party[key];
  if (!reading || value === undefined) return [];
  const field = fieldPath('parties', reading.index, key);
  return [note === undefined ? { field, value } : { field, value, note }];
}
