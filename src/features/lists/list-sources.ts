// The lists that are known by name: whose they are, what being on them means, and where the authority publishes them.
// Addresses and instruments marked `from_memory` were not looked up at the authority; an operator can name others.
import type { ListDescription, ListMeasure } from '../../screening/matching/list-entry';

export interface ListSource {
  id: string;
  title: string;
  authority: string;
  measure: ListMeasure;
  /** Law that the list rests on, for the explanation of a hit. */
  instrument: string;
  /** Files of the authority itself; none where it publishes nothing that can be read by a program. */
  urls: readonly string[];
  /** How sure address and instrument are. */
  certainty: 'sourced' | 'from_memory';
  /** The authority's own rhythm, in words. */
  cadence: string;
  /** Texts by which files of others name the list. */
  knownAs?: RegExp;
}

const OFAC = 'Office of Foreign Assets Control, US Treasury';
const BIS = 'Bureau of Industry and Security, US Commerce';
const STATE = 'US Department of State';
const OFAC_EXPORTS = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports';
const MEMORY = 'from_memory';
const AS_NEEDED = 'as needed';

type Row = Omit<ListSource, 'urls' | 'certainty' | 'cadence'> & Partial<ListSource>;

const ROWS: readonly Row[] = [
  {
    id: 'us-ofac-sdn',
    title: 'Specially Designated Nationals and Blocked Persons List',
    authority: OFAC,
    measure: 'asset_freeze',
    instrument: 'International Emergency Economic Powers Act, 50 U.S.C. 1701; 31 CFR chapter V',
    urls: [`${OFAC_EXPORTS}/SDN.XML`],
    cadence: 'several times a week',
    knownAs: /\bSDN\b/u,
  },
  {
    id: 'us-ofac-cons',
    title: 'Consolidated Sanctions List (non-SDN)',
    authority: OFAC,
    measure: 'other',
    instrument: '31 CFR chapter V; Executive Orders 13662, 14024, 14032',
    urls: [`${OFAC_EXPORTS}/CONSOLIDATED.XML`],
  },
  {
    id: 'us-ofac-nscmic',
    title: 'Non-SDN Chinese Military-Industrial Complex Companies List',
    authority: OFAC,
    measure: 'other',
    instrument: 'Executive Order 13959 as amended by 14032',
    knownAs: /^ofac-nscmic$/u,
  },
  {
    id: 'us-ofac-eo14032',
    title: 'Annex to Executive Order 14032',
    authority: OFAC,
    measure: 'other',
    instrument: 'Executive Order 14032',
    knownAs: /^ofac-eo14032$/u,
  },
  {
    id: 'us-bis-entity-list',
    title: 'Entity List',
    authority: BIS,
    measure: 'export_control',
    instrument: 'EAR, Supplement No. 4 to 15 CFR part 744',
    knownAs: /^bis-entity-list$|\(EL\)/u,
  },
  {
    id: 'us-bis-dpl',
    title: 'Denied Persons List',
    authority: BIS,
    measure: 'export_control',
    instrument: 'EAR, 15 CFR 764.3(a)(2)',
    knownAs: /^bis-dpl$|\(DPL\)/u,
  },
  {
    id: 'us-bis-uvl',
    title: 'Unverified List',
    authority: BIS,
    measure: 'export_control',
    instrument: 'EAR, Supplement No. 6 to 15 CFR part 744',
    knownAs: /\(UVL\)/u,
  },
  {
    id: 'us-bis-meu',
    title: 'Military End-User List',
    authority: BIS,
    measure: 'export_control',
    instrument: 'EAR, Supplement No. 7 to 15 CFR part 744',
    knownAs: /^bis-meu$|\(MEU\)/u,
  },
  {
    id: 'us-state-isn',
    title: 'Nonproliferation Sanctions',
    authority: STATE,
    measure: 'export_control',
    instrument: 'nonproliferation statutes, as each notice names them',
    knownAs: /^state-nonproliferation$|\(ISN\)/u,
  },
  {
    id: 'us-state-dtc',
    title: 'AECA Debarred Parties',
    authority: STATE,
    measure: 'export_control',
    instrument: 'Arms Export Control Act; ITAR, 22 CFR 127.7',
    knownAs: /^state-debarred-\w+$|\(DTC\)/u,
  },
  {
    id: 'us-csl',
    title: 'Consolidated Screening List',
    authority: 'International Trade Administration, US Commerce',
    measure: 'other',
    instrument: 'the lists of Commerce, State and Treasury that it gathers',
    urls: ['https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv'],
    cadence: 'daily',
  },
  {
    id: 'us-dod-1260h',
    title: 'Chinese Military Companies (section 1260H)',
    authority: 'US Department of Defense (of War)',
    measure: 'other',
    instrument: 'NDAA for fiscal year 2021, section 1260H',
    knownAs: /^dow-1260h$/u,
  },
  {
    id: 'us-dod-1286',
    title: 'Institutions of concern (section 1286)',
    authority: 'US Department of Defense (of War)',
    measure: 'other',
    instrument: 'NDAA for fiscal year 2019, section 1286',
    knownAs: /^dow-1286$/u,
  },
  {
    id: 'us-fcc-covered',
    title: 'Covered List',
    authority: 'US Federal Communications Commission',
    measure: 'other',
    instrument: 'Secure and Trusted Communications Networks Act, section 2',
    knownAs: /^fcc-covered$/u,
  },
  {
    id: 'us-dhs-uflpa',
    title: 'UFLPA Entity List',
    authority: 'US Department of Homeland Security',
    measure: 'other',
    instrument: 'Uyghur Forced Labor Prevention Act',
    knownAs: /^dhs-uflpa$/u,
  },
  {
    id: 'us-cbp-wro',
    title: 'Withhold Release Orders and Findings',
    authority: 'US Customs and Border Protection',
    measure: 'other',
    instrument: 'Tariff Act of 1930, section 307',
    knownAs: /^cbp-wro$/u,
  },
  {
    id: 'eu-fsf',
    title: 'Consolidated list of persons, groups and entities subject to EU financial sanctions',
    authority: 'European Commission, DG FISMA',
    measure: 'asset_freeze',
    instrument: 'Council regulations as each entry names them; for Russia Regulation (EU) No 269/2014',
    urls: ['https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw'],
    cadence: 'after each amendment',
    knownAs: /EU consolidated financial sanctions/u,
  },
  {
    id: 'eu-travel-bans',
    title: 'EU consolidated travel restrictions',
    authority: 'European Union',
    measure: 'other',
    instrument: 'Council decisions as each entry names them',
    knownAs: /EU consolidated travel/u,
  },
  {
    id: 'eu-833-annex-iv',
    title: 'Annex IV to Regulation (EU) No 833/2014',
    authority: 'Council of the European Union',
    measure: 'export_control',
    instrument: 'Regulation (EU) No 833/2014, Articles 2(7), 2a(7) and 2b(1)',
  },
  {
    id: 'uk-sanctions-list',
    title: 'UK Sanctions List',
    authority: 'Foreign, Commonwealth and Development Office',
    measure: 'asset_freeze',
    instrument: 'Sanctions and Anti-Money Laundering Act 2018; the regulations as each entry names them',
    urls: ['https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv'],
    knownAs: /UK Sanctions List/u,
  },
  {
    id: 'uk-ofsi-conlist',
    title: 'OFSI Consolidated List of asset freeze targets',
    authority: 'Office of Financial Sanctions Implementation, HM Treasury',
    measure: 'asset_freeze',
    instrument: 'Sanctions and Anti-Money Laundering Act 2018; the regulations as each entry names them',
    cadence: 'closed in January 2026 in favour of the UK Sanctions List; old files can be read',
  },
  {
    id: 'un-sc',
    title: 'United Nations Security Council Consolidated List',
    authority: 'United Nations Security Council',
    measure: 'asset_freeze',
    instrument: 'Security Council resolutions as each entry names them',
    urls: ['https://scsanctions.un.org/resources/xml/en/consolidated.xml'],
    knownAs: /UN Security Council/u,
  },
  {
    id: 'ca-sema',
    title: 'Consolidated Canadian Autonomous Sanctions List',
    authority: 'Global Affairs Canada',
    measure: 'asset_freeze',
    instrument: 'Special Economic Measures Act; Justice for Victims of Corrupt Foreign Officials Act',
    urls: [
      'https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml',
    ],
    knownAs: /\bSEMA\b/u,
  },
  {
    id: 'au-dfat',
    title: 'DFAT Consolidated List',
    authority: 'Department of Foreign Affairs and Trade, Australia',
    measure: 'asset_freeze',
    instrument: 'Autonomous Sanctions Act 2011; Charter of the United Nations Act 1945',
    knownAs: /Australia DFAT/u,
  },
  {
    id: 'jp-meti-end-user',
    title: 'Foreign End User List (外国ユーザーリスト)',
    authority: 'Ministry of Economy, Trade and Industry, Japan',
    measure: 'export_control',
    instrument: 'Foreign Exchange and Foreign Trade Act, catch-all controls',
    cadence: 'about once a year',
    knownAs: /^jp-end-user-list$/u,
  },
  {
    id: 'cn-mofcom-export-control',
    title: 'Export control list of controlled parties (出口管制管控名单)',
    authority: 'Ministry of Commerce, China',
    measure: 'export_control',
    instrument: 'Export Control Law of the PRC',
    knownAs: /^cn-export-control-watchlist$/u,
  },
  {
    id: 'cn-mofcom-attention',
    title: 'Attention list (关注名单)',
    authority: 'Ministry of Commerce, China',
    measure: 'export_control',
    instrument: 'Regulations of the PRC on export control of dual-use items',
    knownAs: /^cn-attention-list$/u,
  },
  {
    id: 'cn-mofcom-unreliable',
    title: 'Unreliable Entity List (不可靠实体清单)',
    authority: 'Ministry of Commerce, China',
    measure: 'export_control',
    instrument: 'Provisions on the Unreliable Entity List',
    knownAs: /^cn-unreliable-entity-list$/u,
  },
  {
    id: 'opensanctions',
    title: 'OpenSanctions: parties under sanctions',
    authority: 'OpenSanctions, compiled from many authorities',
    measure: 'asset_freeze',
    instrument: 'the lists that each entry names',
    cadence: 'daily; its licence asks business users for a contract',
  },
  {
    id: 'opensanctions-other',
    title: 'OpenSanctions: other parties of interest',
    authority: 'OpenSanctions, compiled from many authorities',
    measure: 'other',
    instrument: 'the lists that each entry names',
  },
];

export const LIST_SOURCES: readonly ListSource[] = ROWS.map((row) => {
  return { urls: [], certainty: MEMORY, cadence: AS_NEEDED, ...row };
});

const BY_ID = new Map(LIST_SOURCES.map((source) => [source.id, source]));

export function findSource(id: string): ListSource | undefined {
  return BY_ID.get(id);
}

/** What a reader says of a list that is known by name. */
export function describeSource(id: string): ListDescription {
  const source = BY_ID.get(id);
  if (!source) throw new Error(`no list ${id} in the catalogue`);
  const { title, authority, measure } = source;
  return { source: id, title, authority, measure };
}

/** The list that others call so. */
export function sourceKnownAs(text: string): ListDescription | undefined {
  const found = LIST_SOURCES.find(({ id, knownAs }) => id === text || knownAs?.test(text) === true);
  return found && describeSource(found.id);
}
