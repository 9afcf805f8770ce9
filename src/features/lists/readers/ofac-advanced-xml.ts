// OFAC's lists in the advanced form (SDN_ADVANCED.XML): tables of words, places and papers first, then the parties that refer to them by number,
// and at the end which programme each is under. What refers is gathered until then.
import { describeSource } from '../list-sources';
import { EntryBuilder, type WrittenAddress } from './entry-builder';
import { EntryCollector, type ReadList } from './entry-collector';
import { readListDate } from './list-dates';
import { kindOf, type KindTable } from './kind-table';
import type { ListParts, ReaderContext } from './list-reader';
import { childNamed, childrenNamed, childText, readXmlRecords, type XmlNode } from './xml-records';

/** Tables of the form: number to word. */
const WORDS = ['Country', 'AreaCode', 'FeatureType', 'IDRegDocType', 'PartySubType', 'LocPartType', 'NamePartType'];
const RECORDS = ['DateOfIssue', ...WORDS, 'Location', 'IDRegDocument', 'DistinctParty', 'SanctionsEntry'];
/** By the number of the party's kind, where its word is "Unknown". */
const KINDS: KindTable = { '1': 'vessel', '2': 'aircraft', '3': 'company', '4': 'person' };

export async function readOfacAdvancedXml({ main }: ListParts, { countries }: ReaderContext): Promise<ReadList> {
  const list = describeSource(/cons/iu.test(main.name) ? 'us-ofac-cons' : 'us-ofac-sdn');
  const collector = new EntryCollector(main.name);
  const reading = new AdvancedReading(() => new EntryBuilder(countries));
  await readXmlRecords(main, {
    records: new Set(RECORDS),
    onRecord: (record) => {
      if (record.name === 'DateOfIssue') collector.asOf = readListDate(dayOf(record));
      else reading.take(record);
    },
  });
  for (const [id, builder] of reading.parties) collector.add(list, builder, { id, where: `party ${id}` });
  return collector.done('elements DistinctParty');
}

class AdvancedReading {
  /** By number of the profile, which is the number of the entry in OFAC's other forms. */
  readonly parties = new Map<string, EntryBuilder>();
  private readonly words = new Map<string, string>();
  private readonly places = new Map<string, WrittenAddress>();
  /** Papers by the identity that they belong to. */
  private readonly papers = new Map<
    string,
    { label: string; number: string | undefined; country: string | undefined }[]
  >();

  constructor(private readonly newBuilder: () => EntryBuilder) {}

  take(record: XmlNode): void {
    const { name, attributes } = record;
    if (name === 'Location') this.places.set(attributes.ID ?? '', this.placeOf(record));
    else if (name === 'IDRegDocument') this.takePaper(record);
    else if (name === 'DistinctParty') this.takeParty(record);
    else if (name === 'SanctionsEntry') this.takeEntry(record);
    else this.words.set(`${name} ${attributes.ID ?? ''}`, attributes.Description ?? record.text.trim());
  }

  private word(table: string, id: string | undefined): string {
    return this.words.get(`${table} ${id ?? ''}`) ?? '';
  }

  private placeOf(record: XmlNode): WrittenAddress {
    const parts = new Map<string, string>();
    for (const part of childrenNamed(record, 'LocationPart')) {
      const value = childText(childNamed(part, 'LocationPartValue'), 'Value');
      if (value !== undefined) parts.set(this.word('LocPartType', part.attributes.LocPartTypeID).toLowerCase(), value);
    }
    const lines = ['address1', 'address2', 'address3'].map((line) => parts.get(line));
    const country = this.word('Country', childNamed(record, 'LocationCountry')?.attributes.CountryID);
    return {
      street: lines.filter((line) => line !== undefined).join(', '),
      city: parts.get('city'),
      region: parts.get('state/province'),
      postcode: parts.get('postal code'),
      country:
        country === '' ? this.word('AreaCode', childNamed(record, 'LocationAreaCode')?.attributes.AreaCodeID) : country,
    };
  }

  private takePaper(record: XmlNode): void {
    const { IdentityID: identity = '', IDRegDocTypeID: type, 'IssuedBy-CountryID': issuer } = record.attributes;
    const label = this.word('IDRegDocType', type);
    const paper = { label, number: childText(record, 'IDRegistrationNo'), country: this.word('Country', issuer) };
    this.papers.set(identity, [...(this.papers.get(identity) ?? []), paper]);
  }

  private takeParty(party: XmlNode): void {
    for (const profile of childrenNamed(party, 'Profile')) {
      const builder = this.newBuilder();
      builder.kind = kindOf(KINDS, profile.attributes.PartySubTypeID) ?? 'unknown';
      for (const identity of childrenNamed(profile, 'Identity')) this.readIdentity(identity, builder);
      for (const feature of childrenNamed(profile, 'Feature')) this.readFeature(feature, builder);
      this.parties.set(profile.attributes.ID ?? party.attributes.FixedRef ?? '', builder);
    }
  }

  private readIdentity(identity: XmlNode, builder: EntryBuilder): void {
    const groups = new Map<string, string>();
    for (const master of childrenNamed(childNamed(identity, 'NamePartGroups'), 'MasterNamePartGroup'))
      for (const { attributes } of childrenNamed(master, 'NamePartGroup'))
        groups.set(attributes.ID ?? '', this.word('NamePartType', attributes.NamePartTypeID));
    for (const alias of childrenNamed(identity, 'Alias')) {
      const isWeak = alias.attributes.LowQuality === 'true';
      for (const documented of childrenNamed(alias, 'DocumentedName')) {
        const name = nameOf(documented, groups);
        builder.addName(name, isWeak);
        if (alias.attributes.Primary === 'true' && documented.attributes.DocNameStatusID === '1')
          builder.leadWith(name);
      }
    }
    for (const { label, number, country } of this.papers.get(identity.attributes.ID ?? '') ?? [])
      builder.addIdentifier(label, number, country);
  }

  private readFeature(feature: XmlNode, builder: EntryBuilder): void {
    const label = this.word('FeatureType', feature.attributes.FeatureTypeID);
    for (const version of childrenNamed(feature, 'FeatureVersion')) {
      const place = this.places.get(childNamed(version, 'VersionLocation')?.attributes.LocationID ?? '');
      if (/birthdate/iu.test(label)) builder.addBirth(periodOf(childNamed(version, 'DatePeriod')));
      else if (/nationality|citizenship|flag/iu.test(label))
        builder.addCountry(place?.country ?? childText(version, 'VersionDetail'));
      else if (/place of birth/iu.test(label)) continue;
      else if (place) builder.addAddress(place);
      else builder.addIdentifier(label, childText(version, 'VersionDetail'));
    }
  }

  private takeEntry(entry: XmlNode): void {
    const builder = this.parties.get(entry.attributes.ProfileID ?? '');
    for (const measure of childrenNamed(entry, 'SanctionsMeasure'))
      builder?.addProgramme(childText(measure, 'Comment'));
    const day = childNamed(childNamed(entry, 'EntryEvent'), 'Date');
    if (day) builder?.setListedOn(dayOf(day));
  }
}

/** `SURNAME, Given Middle` as in the other forms; the names of other parties are one part. */
function nameOf(documented: XmlNode, groups: ReadonlyMap<string, string>): string {
  const last: string[] = [];
  const others: string[] = [];
  for (const part of childrenNamed(documented, 'DocumentedNamePart')) {
    const value = childNamed(part, 'NamePartValue');
    const isLast = /last name/iu.test(groups.get(value?.attributes.NamePartGroupID ?? '') ?? '');
    (isLast ? last : others).push(value?.text.trim() ?? '');
  }
  return [last.join(' '), others.join(' ')].filter((text) => text !== '').join(', ');
}

/** A day as `YYYY-MM-DD`. */
function dayOf(node: XmlNode): string {
  return ['Year', 'Month', 'Day'].map((part) => childText(node, part) ?? '0').join('-');
}

/** From and to are one day where it is known; where only a span is, both ends. */
function periodOf(period: XmlNode | undefined): string {
  const from = childNamed(childNamed(period, 'Start'), 'From');
  const to = childNamed(childNamed(period, 'End'), 'To');
  if (!from) return '';
  const [first, last] = [dayOf(from), to ? dayOf(to) : dayOf(from)];
  if (first === last) return first;
  // A whole year or month is written as its first and last day.
  const [year, month] = [first.slice(0, 4), first.split('-')[1] ?? ''];
  if (year !== last.slice(0, 4)) return `${year} to ${last.slice(0, 4)}`;
  return last.split('-')[1] === month ? `${year}-${month}` : year;
}
