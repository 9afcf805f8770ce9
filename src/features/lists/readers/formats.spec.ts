import type { ListedSet, ListEntry } from '../../../screening/matching/list-entry';
import { fileOf, packed, readFiles } from '../../../../test/support/list-files';

async function only(name: string, text: string): Promise<ListedSet> {
  const { sets } = await readFiles(fileOf(name, text));
  expect(sets).toHaveLength(1);
  return sets[0] as ListedSet;
}

const namesOf = ({ names }: ListEntry): string[] => names.map(({ text, weak }) => (weak ? `~${text}` : text));

const SDN = [
  '101,"ORLAN TRADE LLC",-0- ,"RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 7707083893 (Russia); Registration Number 1027700132195 (Russia); Legal Entity Number 253400WSS48YWMBUA688; a.k.a. \'OTL\'."',
  '102,"PETROV, Ivan Sergeyevich","individual","RUSSIA-EO14024] [NPWMD","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 08 Sep 1966; alt. DOB 1967; POB Minsk, Belarus; nationality Belarus; citizen Russia; Gender Male; Passport AB123456 (Belarus) expires 01 Jan 2030."',
  '103,"VOLGA STAR","vessel","RUSSIA-EO14024",-0- ,"UBCX","General Cargo",-0- ,"4120","Russia","ORLAN TRADE LLC","Vessel Registration Identification IMO 9187629; MMSI 273413440."',
  '\u001a',
].join('\r\n');
const ALT = '101,1,"aka","OOO ORLAN TREID",-0- \r\n102,2,"fka","PETROU, Ivan",-0- \r\n\u001a';
const ADD =
  '101,7,"5, Lenina St.","Moscow 115035","Russia",-0- \r\n101,8,-0- ,"Almaty","Kazakhstan",-0- \r\n102,9,-0- ,-0- ,-0- ,-0- ';

describe('OFAC as CSV', () => {
  it('joins aliases and addresses from the files beside it', async () => {
    const { sets, problems } = await readFiles(fileOf('sdn.csv', SDN), fileOf('alt.csv', ALT), fileOf('add.csv', ADD));
    const [company, person, vessel] = sets[0]?.entries ?? [];
    expect(sets[0]?.list).toMatchObject({ source: 'us-ofac-sdn', measure: 'asset_freeze' });
    expect(sets[0]?.entries).toHaveLength(3);
    expect(problems).toEqual([]);
    expect(company).toEqual({
      id: '101',
      kind: 'company',
      names: [
        { text: 'ORLAN TRADE LLC', weak: false },
        { text: 'OOO ORLAN TREID', weak: false },
        { text: 'OTL', weak: true },
      ],
      programmes: ['RUSSIA-EO14024'],
      addresses: [
        { street: '5, Lenina St.', city: 'Moscow', postcode: '115035', country: 'RU' },
        { city: 'Almaty', country: 'KZ' },
      ],
      countries: [],
      birthDates: [],
      identifiers: [
        { kind: 'inn', value: '7707083893', country: 'RU' },
        { kind: 'ogrn', value: '1027700132195', country: 'RU' },
        { kind: 'lei', value: '253400WSS48YWMBUA688' },
      ],
    });
    expect(person).toMatchObject({
      kind: 'person',
      programmes: ['RUSSIA-EO14024', 'NPWMD'],
      countries: ['BY', 'RU'],
      birthDates: ['1966-09-08', '1967'],
      identifiers: [{ kind: 'passport', value: 'AB123456', country: 'BY' }],
    });
    expect(vessel).toMatchObject({
      kind: 'vessel',
      countries: ['RU'],
      identifiers: [
        { kind: 'imo', value: '9187629' },
        { kind: 'mmsi', value: '273413440' },
      ],
    });
  });

  it('is known without a name and packed, and cons_ is the other list', async () => {
    const { sets } = await readFiles(packed(fileOf('upload', SDN)));
    expect(sets[0]?.list.source).toBe('us-ofac-sdn');
    expect((await readFiles(fileOf('cons_prim.csv', SDN))).sets[0]?.list).toMatchObject({
      source: 'us-ofac-cons',
      measure: 'other',
    });
  });

  it('continues remarks where the comments file does', async () => {
    const cut = SDN.replace('Registration Number 1027700132195', 'Registration Numb').replace(
      / \(Russia\); Legal[^"]*/u,
      '',
    );
    const comments = '101,"er 1027700132195 (Russia); a.k.a. \'OTL\'."';
    const { sets } = await readFiles(fileOf('sdn.csv', cut), fileOf('sdn_comments.csv', comments));
    expect(sets[0]?.entries[0]?.identifiers).toContainEqual({ kind: 'ogrn', value: '1027700132195', country: 'RU' });
  });
});

it('reads OFAC as XML with weak aliases by category', async () => {
  const { list, entries } = await only(
    'sdn.xml',
    `<?xml version="1.0"?><sdnList><publshInformation><Publish_Date>03/28/2025</Publish_Date></publshInformation>
     <sdnEntry><uid>7</uid><firstName>Ivan</firstName><lastName>PETROV</lastName><sdnType>Individual</sdnType>
     <programList><program>NPWMD</program></programList>
     <akaList><aka><category>weak</category><lastName>VANYA</lastName></aka></akaList>
     <nationalityList><nationality><country>Korea, North</country></nationality></nationalityList>
     <dateOfBirthList><dateOfBirthItem><dateOfBirth>circa 1965</dateOfBirth></dateOfBirthItem></dateOfBirthList>
     <idList><id><idType>Tax ID No.</idType><idNumber>500100732259</idNumber><idCountry>Russia</idCountry></id>
     <id><idType>Gender</idType><idNumber>Male</idNumber></id></idList></sdnEntry></sdnList>`,
  );
  expect(list).toMatchObject({ source: 'us-ofac-sdn', asOf: '2025-03-28' });
  expect(namesOf(entries[0] as ListEntry)).toEqual(['PETROV, Ivan', '~VANYA']);
  expect(entries[0]).toMatchObject({
    kind: 'person',
    countries: ['KP'],
    birthDates: ['1965'],
    identifiers: [{ kind: 'inn', value: '500100732259', country: 'RU' }],
  });
});

it('reads OFAC in the advanced form, where everything refers to tables', async () => {
  const day = (year: number, month = 1, day_ = 1): string =>
    `<Year>${year}</Year><Month>${month}</Month><Day>${day_}</Day>`;
  const name = (group: number, text: string): string =>
    `<DocumentedNamePart><NamePartValue NamePartGroupID="${group}">${text}</NamePartValue></DocumentedNamePart>`;
  const { list, entries } = await only(
    'SDN_ADVANCED.XML',
    `<?xml version="1.0"?><Sanctions xmlns="https://x.example/ADVANCED_XML"><DateOfIssue>${day(2026, 5, 21)}</DateOfIssue>
     <ReferenceValueSets><CountryValues><Country ID="7">Belarus</Country></CountryValues>
     <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType><FeatureType ID="25">Location</FeatureType></FeatureTypeValues>
     <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
     <LocPartTypeValues><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
     <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues></ReferenceValueSets>
     <Locations><Location ID="3"><LocationCountry CountryID="7"/><LocationPart LocPartTypeID="1454"><LocationPartValue><Value>Minsk</Value></LocationPartValue></LocationPart></Location>
     <Location ID="4"><LocationCountry CountryID="7"/></Location></Locations>
     <IDRegDocuments><IDRegDocument IDRegDocTypeID="1571" IdentityID="9" IssuedBy-CountryID="7"><IDRegistrationNo>AB123456</IDRegistrationNo></IDRegDocument></IDRegDocuments>
     <DistinctParties><DistinctParty FixedRef="102"><Profile ID="102" PartySubTypeID="4"><Identity ID="9">
     <Alias LowQuality="true"><DocumentedName DocNameStatusID="2">${name(11, 'VANYA')}</DocumentedName></Alias>
     <Alias Primary="true" LowQuality="false"><DocumentedName DocNameStatusID="1">${name(11, 'PETROV')}${name(12, 'Ivan')}</DocumentedName>
     <DocumentedName DocNameStatusID="2">${name(11, 'Петров')}${name(12, 'Иван')}</DocumentedName></Alias>
     <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="11" NamePartTypeID="1520"/></MasterNamePartGroup>
     <MasterNamePartGroup><NamePartGroup ID="12" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
     <Feature FeatureTypeID="8"><FeatureVersion><DatePeriod><Start><From>${day(1966)}</From><To>${day(1966)}</To></Start>
     <End><From>${day(1966, 12, 31)}</From><To>${day(1966, 12, 31)}</To></End></DatePeriod></FeatureVersion></Feature>
     <Feature FeatureTypeID="10"><FeatureVersion><VersionLocation LocationID="4"/></FeatureVersion></Feature>
     <Feature FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="3"/></FeatureVersion></Feature></Profile></DistinctParty></DistinctParties>
     <SanctionsEntries><SanctionsEntry ProfileID="102"><EntryEvent><Date>${day(2022, 3, 24)}</Date></EntryEvent>
     <SanctionsMeasure><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries></Sanctions>`,
  );
  expect(list).toMatchObject({ source: 'us-ofac-sdn', asOf: '2026-05-21' });
  expect(namesOf(entries[0] as ListEntry)).toEqual(['PETROV, Ivan', '~VANYA', 'Петров, Иван']);
  expect(entries).toMatchObject([
    {
      id: '102',
      kind: 'person',
      programmes: ['RUSSIA-EO14024'],
      addresses: [{ city: 'Minsk', country: 'BY' }],
      birthDates: ['1966'],
      identifiers: [{ kind: 'passport', value: 'AB123456', country: 'BY' }],
      listedOn: '2022-03-24',
    },
  ]);
});

it('reads the EU as XML, a namespace and weak aliases included', async () => {
  const { list, entries } = await only(
    'content',
    `<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-06-05T15:51:25.849+02:00">
     <sanctionEntity designationDate="2023-06-23" euReferenceNumber="EU.1.1" logicalId="1">
     <regulation programme="UKR" entryIntoForceDate="2023-06-24"/><subjectType code="enterprise" classificationCode="E"/>
     <nameAlias wholeName="Орлан Трейд" strong="true"/><nameAlias wholeName="OTL" strong="false"/>
     <nameAlias firstName="Orlan" lastName="Trade" wholeName="" strong="true"/>
     <address street="Lenina 5" zipCode="115035" city="Moscow" countryIso2Code="RU"/>
     <identification number="7707083893" identificationTypeCode="fiscalcode" countryIso2Code="RU"/>
     <identification number="1" knownFalse="true" identificationTypeCode="passport"/></sanctionEntity></export>`,
  );
  expect(list).toMatchObject({ source: 'eu-fsf', asOf: '2026-06-05', measure: 'asset_freeze' });
  expect(entries).toEqual([
    {
      id: 'EU.1.1',
      kind: 'company',
      names: [
        { text: 'Орлан Трейд', weak: false },
        { text: 'OTL', weak: true },
        { text: 'Orlan Trade', weak: false },
      ],
      programmes: ['UKR'],
      addresses: [{ street: 'Lenina 5', city: 'Moscow', postcode: '115035', country: 'RU' }],
      countries: [],
      birthDates: [],
      identifiers: [{ kind: 'inn', value: '7707083893', country: 'RU' }],
      listedOn: '2023-06-23',
    },
  ]);
});

it('reads the EU as CSV: rows of one party are one entry', async () => {
  const { entries } = await only(
    'list.csv',
    [
      'fileGenerationDate;Entity_LogicalId;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_WholeName;BirthDate_BirthDate;Citizenship_CountryIso2Code',
      '05/06/2026;1;P;UKR;Ivan Petrov;;',
      '05/06/2026;2;E;UKR;Orlan;;',
      '05/06/2026;1;P;UKR;Иван Петров;1966-09-08;BY',
    ].join('\n'),
  );
  expect(entries.map(({ id, kind }) => [id, kind])).toEqual([
    ['1', 'person'],
    ['2', 'company'],
  ]);
  expect(entries[0]).toMatchObject({ birthDates: ['1966-09-08'], countries: ['BY'] });
  expect(namesOf(entries[0] as ListEntry)).toEqual(['Ivan Petrov', 'Иван Петров']);
});

it("reads OFSI's ConList under its banner", async () => {
  const { list, entries } = await only(
    'ConList.csv',
    [
      'Last Updated,28/01/2026',
      'Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,DOB,Nationality,Address 1,Post/Zip Code,Country,Group Type,Alias Type,Alias Quality,Regime,Listed On,Group ID',
      'PETROU,Ivan,,,,,,,,,,,,Individual,AKA,Low quality,Russia,01/02/2023,900',
      'PETROV,Ivan,Sergeyevich,,,,,Иван Петров,00/00/1966,(1) Belarus (2) Russia,Lenina 5,115035,Russia,Individual,Primary name,,Russia,01/02/2023,900',
    ].join('\r\n'),
  );
  expect(list).toMatchObject({ source: 'uk-ofsi-conlist', asOf: '2026-01-28' });
  expect(namesOf(entries[0] as ListEntry)).toEqual(['Ivan Sergeyevich PETROV', '~Ivan PETROU', 'Иван Петров']);
  expect(entries).toMatchObject([
    {
      id: '900',
      kind: 'person',
      birthDates: ['1966'],
      countries: ['BY'],
      listedOn: '2023-02-01',
      programmes: ['Russia'],
    },
  ]);
});

it('reads the UK Sanctions List, ships included', async () => {
  const { list, entries } = await only(
    'uk.csv',
    [
      'Report Date: 10-Jun-2026',
      'Last Updated,Unique ID,Name 6,Name 1,Name type,Alias strength,Regime Name,Designation Type,Address Country,Date Designated,D.O.B,Nationality(/ies),Business registration number (s),IMO number,Current believed flag of ship',
      '31/07/2024,RUS1,VOLGA STAR,,Primary Name,,Russia,Ship,,31/07/2024,,,,IMO 9187629,Russia',
      '31/07/2024,RUS2,ORLAN TRADE LLC,,Primary Name,,Russia,Entity,Kazakhstan,31/07/2024,,,OGRN: 1027700132195 (Russia),,',
    ].join('\n'),
  );
  expect(list).toMatchObject({ source: 'uk-sanctions-list', asOf: '2026-06-10' });
  expect(entries).toMatchObject([
    { id: 'RUS1', kind: 'vessel', identifiers: [{ kind: 'imo', value: '9187629' }], countries: ['RU'] },
    {
      id: 'RUS2',
      kind: 'company',
      identifiers: [{ kind: 'ogrn', value: '1027700132195' }],
      addresses: [{ country: 'KZ' }],
    },
  ]);
});

it('reads the UN as XML', async () => {
  const { list, entries } = await only(
    'un.xml',
    `<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>
     <FIRST_NAME>IVAN</FIRST_NAME><SECOND_NAME>PETROV</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.001</REFERENCE_NUMBER>
     <LISTED_ON>2012-12-31</LISTED_ON><NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
     <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Vanya</ALIAS_NAME></INDIVIDUAL_ALIAS>
     <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1974</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
     </INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>`,
  );
  expect(list).toMatchObject({ source: 'un-sc', asOf: '2026-02-27' });
  expect(entries).toMatchObject([
    { id: 'KPi.001', kind: 'person', birthDates: ['1973', '1974'], countries: ['KP'], listedOn: '2012-12-31' },
  ]);
  expect(namesOf(entries[0] as ListEntry)).toEqual(['IVAN PETROV', '~Vanya']);
});

it('reads the Consolidated Screening List as the lists it is made of', async () => {
  const { sets } = await readFiles(
    fileOf(
      'csl.csv',
      [
        '_id,source,entity_number,type,programs,name,addresses,start_date,alt_names,nationalities,dates_of_birth,ids',
        '"a","Specially Designated Nationals (SDN) - Treasury Department","7","Individual","NPWMD","RIM, Ryong Nam","Shenyang, CN; Pyongyang, KP","","","KP","1978-12-05","Passport, 836238033, KP; Gender, Male"',
        '"b","Entity List (EL) - Bureau of Industry and Security","","","","Orlan Trade; and any successor, sub-unit, or subsidiary thereof","5 Lenina, Moscow, RU","2023-02-24","Orlan; and OTL","","",""',
      ].join('\n'),
    ),
  );
  expect(sets.map(({ list }) => [list.source, list.measure])).toEqual([
    ['us-csl-sdn', 'asset_freeze'],
    ['us-csl-el', 'export_control'],
  ]);
  expect(sets[0]?.entries[0]).toMatchObject({
    id: '7',
    kind: 'person',
    addresses: [
      { street: 'Shenyang', country: 'CN' },
      { street: 'Pyongyang', country: 'KP' },
    ],
    identifiers: [{ kind: 'passport', value: '836238033', country: 'KP' }],
  });
  expect(namesOf(sets[1]?.entries[0] as ListEntry)).toEqual(['Orlan Trade', 'Orlan', 'OTL']);
});

it('reads the Consolidated Screening List as JSON', async () => {
  const { list, entries } = await only(
    'csl.json',
    JSON.stringify({
      results: [
        {
          id: 'b',
          source: 'Entity List (EL) - Bureau of Industry and Security',
          name: 'Orlan Trade',
          alt_names: ['OTL'],
          addresses: [{ address: '5 Lenina', city: 'Moscow', postal_code: '115035', country: 'RU' }],
          ids: [{ type: 'Tax ID No.', number: '7707083893', country: 'RU' }],
          start_date: '2023-02-24',
        },
      ],
    }),
  );
  expect(list.source).toBe('us-csl-el');
  expect(entries[0]).toMatchObject({
    id: 'b',
    addresses: [{ street: '5 Lenina', city: 'Moscow', postcode: '115035', country: 'RU' }],
    identifiers: [{ kind: 'inn', value: '7707083893', country: 'RU' }],
    listedOn: '2023-02-24',
  });
});

it("reads OpenSanctions' simple targets, those without a sanction apart", async () => {
  const { sets } = await readFiles(
    fileOf(
      'targets.simple.csv',
      [
        '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"',
        '"NK-1","Company","Orlan","OTL;""Orlan; Trade""","","ru;kz","","7707083893","EU; UKR","","","x","","",""',
        '"NK-2","Person","Ivan Petrov","","1966-09-08","by","","","","","","x","","",""',
      ].join('\n'),
    ),
  );
  expect(sets.map(({ list, entries }) => [list.source, list.measure, entries.length])).toEqual([
    ['opensanctions', 'asset_freeze', 1],
    ['opensanctions-other', 'other', 1],
  ]);
  expect(namesOf(sets[0]?.entries[0] as ListEntry)).toEqual(['Orlan', 'OTL', 'Orlan; Trade']);
});

it('reads JSON by its keys; a list that says whose it is goes by that name', async () => {
  const { list, entries } = await only(
    'x.json',
    JSON.stringify({
      list_id: 'bis-entity-list',
      extracted: '2026-07-09',
      entities: [
        {
          name: 'Orlan Trade',
          aliases: ['OTL'],
          country: 'Kazakhstan',
          address:
            '21 Abay St, Almaty 050046, Kazakhstan; and 5 Lenina, Moscow, Russia 115035. (See alternate address under Russia).',
          effective_date: 'June 21, 2022',
        },
      ],
    }),
  );
  expect(list).toMatchObject({ source: 'us-bis-entity-list', measure: 'export_control', asOf: '2026-07-09' });
  expect(entries[0]).toMatchObject({
    kind: 'unknown',
    addresses: [
      { street: '21 Abay St, Almaty 050046', country: 'KZ' },
      { street: '5 Lenina, Moscow', postcode: '115035', country: 'RU' },
    ],
    listedOn: '2022-06-21',
  });
});

it('reads a list of one’s own and keeps one id for the same party', async () => {
  const text =
    'Name;Aliases;Type;Country;Address;Registration number\nОрлан;"Orlan|OTL";company;Kazakhstan;Almaty;230440012345\n';
  const { list, entries } = await only('eu-833-annex-iv.csv', text);
  expect(list).toMatchObject({ source: 'eu-833-annex-iv', measure: 'export_control' });
  expect(entries[0]).toMatchObject({
    kind: 'company',
    identifiers: [{ kind: 'bin', value: '230440012345', country: 'KZ' }],
  });
  expect(namesOf(entries[0] as ListEntry)).toEqual(['Орлан', 'Orlan', 'OTL']);
  const again = await only('Our partners 2026.csv', text.replace('OTL', 'OTL Ltd'));
  expect(again.list).toMatchObject({ source: 'our-partners-2026', authority: 'own list' });
  expect(again.entries[0]?.id).toBe(entries[0]?.id);
});

it.each([
  ['UTF-16 with a byte order mark', Buffer.from('\ufeffname\nMüller Öl\n', 'utf16le')],
  ['Windows-1252', Buffer.from('name\nM\xfcller \xd6l\n', 'latin1')],
  ['UTF-8 with a byte order mark', Buffer.from('\ufeffname\nMüller Öl\n')],
  [
    'Windows-1252 that begins as plain ASCII for a long stretch',
    Buffer.from(`name\n${'x\n'.repeat(60_000)}M\xfcller \xd6l\n`, 'latin1'),
  ],
])('reads %s', async (_, bytes) => {
  const { sets } = await readFiles({ name: 'own.csv', bytes });
  expect(sets[0]?.entries.at(-1)?.names[0]?.text).toBe('Müller Öl');
});
