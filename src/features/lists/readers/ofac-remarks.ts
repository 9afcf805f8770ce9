// The remarks that OFAC's CSV keeps in one cell: birth dates, nationalities, numbers and weak aliases, separated by `; `.
import type { EntryBuilder } from './entry-builder';

const ALIAS = /^(?:a\.k\.a\.|f\.k\.a\.|n\.k\.a\.) ['"‘“]?(.+?)['"’”]?$/u;
const COUNTRY = /^(?:nationality|citizen|Nationality of Registration|Vessel Flag|Flag) (.+)$/u;
/** `Passport A123 (Iran) issued …`: the words up to the last that announces a number, then the number. */
const NUMBER =
  /^(.*(?:No\.|Number|ID|Passport|IMO|MMSI|LEI|\(MSN\)|SWIFT\/BIC|BIK \(RU\)|R\.F\.C\.|C\.U\.R\.P\.|D\.N\.I\.|SSN|NIT|RUC|INN|OGRN|TIN|\(USCC\))) #?(\S.*?)(?: \(([^()]+)\))?(?: \(?(?:issued|expires)\b.*)?$/u;
const OF_ORGANISATION = /^(?:Organization Established Date|Linked To|Gender|Executive Order|POB|Email|Website|Phone)/u;

/** Reads a remark into the entry; what is not known is left. */
export function readRemarks(remarks: string, builder: EntryBuilder): void {
  for (const part of remarks.replace(/\.\s*$/u, '').split(/;\s+/u))
    readRemark(part.replace(/^alt\. /u, '').trim(), builder);
}

function readRemark(part: string, builder: EntryBuilder): void {
  const birth = /^DOB (.+)$/u.exec(part);
  if (birth) {
    builder.addBirth(birth[1]);
    return;
  }
  // Aliases in the remarks are those that OFAC calls weak; the others stand in alt.csv.
  const alias = ALIAS.exec(part);
  if (alias) {
    builder.addName(alias[1], true);
    return;
  }
  const country = COUNTRY.exec(part);
  if (country) {
    builder.addCountry(country[1]);
    return;
  }
  const number = OF_ORGANISATION.test(part) ? null : NUMBER.exec(part);
  if (number?.[1] !== undefined) builder.addIdentifier(number[1], number[2], number[3]);
}
