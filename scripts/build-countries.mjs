// Writes data/countries.csv: ISO 3166-1 codes with English, Russian and Kazakh names from Node's own locale data, and aliases kept here.
// `--check` fails when the committed file differs.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALIASES, MORE_ALIASES } from './country-aliases.mjs';

const FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'data', 'countries.csv');

const CODES = `AD AND,AQ ATA,AE ARE,AF AFG,AG ATG,AI AIA,AL ALB,AM ARM,AO AGO,AR ARG,AS ASM,AT AUT,AU AUS,AW ABW,AX ALA,AZ AZE,BA BIH,BB BRB,BD BGD,BE BEL,BF BFA,BG BGR,BH BHR,BI BDI,BJ BEN,BL BLM,BM BMU,BN BRN,BO BOL,BQ BES,BR BRA,BS BHS,BT BTN,BV BVT,BW BWA,BY BLR,BZ BLZ,CA CAN,CC CCK,CD COD,CF CAF,CG COG,CH CHE,CI CIV,CK COK,CL CHL,CM CMR,CN CHN,CO COL,CR CRI,CU CUB,CV CPV,CW CUW,CX CXR,CY CYP,CZ CZE,DE DEU,DJ DJI,DK DNK,DM DMA,DO DOM,DZ DZA,EC ECU,EE EST,EG EGY,EH ESH,ER ERI,ES ESP,ET ETH,FI FIN,FJ FJI,FK FLK,FM FSM,FO FRO,FR FRA,GA GAB,GB GBR,GD GRD,GE GEO,GF GUF,GG GGY,GH GHA,GI GIB,GL GRL,GM GMB,GN GIN,GP GLP,GQ GNQ,GR GRC,GS SGS,GT GTM,GU GUM,GW GNB,GY GUY,HK HKG,HM HMD,HN HND,HR HRV,HT HTI,HU HUN,ID IDN,IE IRL,IL ISR,IM IMN,IN IND,IO IOT,IQ IRQ,IR IRN,IS ISL,IT ITA,JE JEY,JM JAM,JO JOR,JP JPN,KE KEN,KG KGZ,KH KHM,KI KIR,KM COM,KN KNA,KP PRK,KR KOR,KW KWT,KY CYM,KZ KAZ,LA LAO,LB LBN,LC LCA,LI LIE,LK LKA,LR LBR,LS LSO,LT LTU,LU LUX,LV LVA,LY LBY,MA MAR,MC MCO,MD MDA,ME MNE,MF MAF,MG MDG,MH MHL,MK MKD,ML MLI,MM MMR,MN MNG,MO MAC,MP MNP,MQ MTQ,MR MRT,MS MSR,MT MLT,MU MUS,MV MDV,MW MWI,MX MEX,MY MYS,MZ MOZ,NA NAM,NC NCL,NE NER,NF NFK,NG NGA,NI NIC,NL NLD,NO NOR,NP NPL,NR NRU,NU NIU,NZ NZL,OM OMN,PA PAN,PE PER,PF PYF,PG PNG,PH PHL,PK PAK,PL POL,PM SPM,PN PCN,PR PRI,PS PSE,PT PRT,PW PLW,PY PRY,QA QAT,RE REU,RO ROU,RS SRB,RU RUS,RW RWA,SA SAU,SB SLB,SC SYC,SD SDN,SE SWE,SG SGP,SH SHN,SI SVN,SJ SJM,SK SVK,SL SLE,SM SMR,SN SEN,SO SOM,SR SUR,SS SSD,ST STP,SV SLV,SX SXM,SY SYR,SZ SWZ,TC TCA,TD TCD,TF ATF,TG TGO,TH THA,TJ TJK,TK TKL,TL TLS,TM TKM,TN TUN,TO TON,TR TUR,TT TTO,TV TUV,TW TWN,TZ TZA,UA UKR,UG UGA,UM UMI,US USA,UY URY,UZ UZB,VA VAT,VC VCT,VE VEN,VG VGB,VI VIR,VN VNM,VU VUT,WF WLF,WS WSM,XK XKX,YE YEM,YT MYT,ZA ZAF,ZM ZMB,ZW ZWE`;

/** Languages of the papers that go with the goods; their names come from the locale data behind the aliases kept by hand. */
const LANGUAGES = [
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'cs',
  'sk',
  'hu',
  'ro',
  'bg',
  'sr',
  'sr-Latn',
  'hr',
  'sl',
  'lt',
  'lv',
  'et',
  'fi',
  'sv',
  'da',
  'nb',
  'el',
  'uk',
  'be',
  'tr',
  'az',
  'hy',
  'ka',
  'uz',
  'uz-Cyrl',
  'ky',
  'tg',
  'tk',
  'mn',
  'zh',
  'zh-Hant',
  'ja',
  'ko',
  'ar',
  'fa',
  'he',
  'vi',
  'id',
  'th',
  'ms',
  'mk',
  'bs',
  'sq',
  'is',
  'hi',
  'ur',
];

const BY_COUNTRY = new Map();
for (const names of Object.values(MORE_ALIASES)) {
  for (const entry of names.split('|')) {
    const alpha2 = entry.slice(0, 2);
    BY_COUNTRY.set(alpha2, [...(BY_COUNTRY.get(alpha2) ?? []), entry.slice(3)]);
  }
}

function aliasesOf(alpha2) {
  return [...(ALIASES[alpha2]?.split('|') ?? []), ...(BY_COUNTRY.get(alpha2) ?? [])];
}

const quote = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function build() {
  const names = Object.fromEntries(
    ['en', 'ru', 'kk', ...LANGUAGES].map((locale) => [locale, new Intl.DisplayNames([locale], { type: 'region' })]),
  );
  const long = new Intl.DisplayNames(['en'], { type: 'region', style: 'short' });
  const rows = CODES.split(',').map((pair) => {
    const [alpha2, alpha3] = pair.split(' ');
    const own = ['en', 'ru', 'kk'].map((locale) => names[locale].of(alpha2));
    const known = new Set(own.map((name) => name.toLowerCase()));
    const aliases = [];
    for (const name of [
      ...aliasesOf(alpha2),
      long.of(alpha2),
      ...LANGUAGES.map((locale) => names[locale].of(alpha2)),
    ]) {
      if (name === undefined || name === alpha2 || known.has(name.toLowerCase())) continue;
      known.add(name.toLowerCase());
      aliases.push(name);
    }
    return [alpha2, alpha3, ...own, aliases.join('|')].map(quote).join(',');
  });
  return `alpha2,alpha3,name_en,name_ru,name_kk,aliases\n${rows.join('\n')}\n`;
}

/** Locale data changes with Node: what is checked is that every code and every alias kept here stands in the committed file. */
function check(committed) {
  const rows = new Map(
    committed
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, 2), line.toLowerCase()]),
  );
  return CODES.split(',').flatMap((pair) => {
    const row = rows.get(pair.slice(0, 2)) ?? '';
    const missing = aliasesOf(pair.slice(0, 2)).filter((alias) => !row.includes(alias.toLowerCase()));
    return row === '' ? [pair] : missing.map((alias) => `${pair.slice(0, 2)} ${alias}`);
  });
}

if (process.argv.includes('--check')) {
  const missing = check(fs.readFileSync(FILE, 'utf8'));
  if (missing.length > 0) {
    console.error(`data/countries.csv lacks ${missing.join(', ')}: run scripts/build-countries.mjs`);
    process.exit(1);
  }
} else {
  fs.writeFileSync(FILE, build());
}
