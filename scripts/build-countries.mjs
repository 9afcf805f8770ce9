// Writes data/countries.csv: ISO 3166-1 codes with English, Russian and Kazakh names from Node's own locale data, and aliases kept here.
// `--check` fails when the committed file differs.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'data', 'countries.csv');

const CODES = `AD AND,AQ ATA,AE ARE,AF AFG,AG ATG,AI AIA,AL ALB,AM ARM,AO AGO,AR ARG,AS ASM,AT AUT,AU AUS,AW ABW,AX ALA,AZ AZE,BA BIH,BB BRB,BD BGD,BE BEL,BF BFA,BG BGR,BH BHR,BI BDI,BJ BEN,BL BLM,BM BMU,BN BRN,BO BOL,BQ BES,BR BRA,BS BHS,BT BTN,BV BVT,BW BWA,BY BLR,BZ BLZ,CA CAN,CC CCK,CD COD,CF CAF,CG COG,CH CHE,CI CIV,CK COK,CL CHL,CM CMR,CN CHN,CO COL,CR CRI,CU CUB,CV CPV,CW CUW,CX CXR,CY CYP,CZ CZE,DE DEU,DJ DJI,DK DNK,DM DMA,DO DOM,DZ DZA,EC ECU,EE EST,EG EGY,EH ESH,ER ERI,ES ESP,ET ETH,FI FIN,FJ FJI,FK FLK,FM FSM,FO FRO,FR FRA,GA GAB,GB GBR,GD GRD,GE GEO,GF GUF,GG GGY,GH GHA,GI GIB,GL GRL,GM GMB,GN GIN,GP GLP,GQ GNQ,GR GRC,GS SGS,GT GTM,GU GUM,GW GNB,GY GUY,HK HKG,HM HMD,HN HND,HR HRV,HT HTI,HU HUN,ID IDN,IE IRL,IL ISR,IM IMN,IN IND,IO IOT,IQ IRQ,IR IRN,IS ISL,IT ITA,JE JEY,JM JAM,JO JOR,JP JPN,KE KEN,KG KGZ,KH KHM,KI KIR,KM COM,KN KNA,KP PRK,KR KOR,KW KWT,KY CYM,KZ KAZ,LA LAO,LB LBN,LC LCA,LI LIE,LK LKA,LR LBR,LS LSO,LT LTU,LU LUX,LV LVA,LY LBY,MA MAR,MC MCO,MD MDA,ME MNE,MF MAF,MG MDG,MH MHL,MK MKD,ML MLI,MM MMR,MN MNG,MO MAC,MP MNP,MQ MTQ,MR MRT,MS MSR,MT MLT,MU MUS,MV MDV,MW MWI,MX MEX,MY MYS,MZ MOZ,NA NAM,NC NCL,NE NER,NF NFK,NG NGA,NI NIC,NL NLD,NO NOR,NP NPL,NR NRU,NU NIU,NZ NZL,OM OMN,PA PAN,PE PER,PF PYF,PG PNG,PH PHL,PK PAK,PL POL,PM SPM,PN PCN,PR PRI,PS PSE,PT PRT,PW PLW,PY PRY,QA QAT,RE REU,RO ROU,RS SRB,RU RUS,RW RWA,SA SAU,SB SLB,SC SYC,SD SDN,SE SWE,SG SGP,SH SHN,SI SVN,SJ SJM,SK SVK,SL SLE,SM SMR,SN SEN,SO SOM,SR SUR,SS SSD,ST STP,SV SLV,SX SXM,SY SYR,SZ SWZ,TC TCA,TD TCD,TF ATF,TG TGO,TH THA,TJ TJK,TK TKL,TL TLS,TM TKM,TN TUN,TO TON,TR TUR,TT TTO,TV TUV,TW TWN,TZ TZA,UA UKR,UG UGA,UM UMI,US USA,UY URY,UZ UZB,VA VAT,VC VCT,VE VEN,VG VGB,VI VIR,VN VNM,VU VUT,WF WLF,WS WSM,XK XKX,YE YEM,YT MYT,ZA ZAF,ZM ZMB,ZW ZWE`;

/** Other names in use; general knowledge. */
const ALIASES = {
  AE: 'UAE|U.A.E.|Emirates|United Arab Emirates|ОАЭ|Эмираты|Объединенные Арабские Эмираты|БАӘ|BAE|阿联酋',
  AM: 'Hayastan|Republic of Armenia|Ермения|Республика Армения|Ermenistan',
  AT: 'Österreich|Osterreich|Republic of Austria',
  AZ: 'Azerbaycan|Azərbaycan|Azerbaijan Republic',
  BE: 'Belgique|België|Belgien',
  BG: 'България',
  BY: 'Bielorussia|Belorussia|Byelorussia|Belarus|Republic of Belarus|Белоруссия|Беларусь|Республика Беларусь|РБ|Белорусия|白俄罗斯',
  CH: 'Schweiz|Suisse|Svizzera|Swiss',
  CN: 'PRC|P.R. China|PR China|P.R.C.|People’s Republic of China|China PR|Mainland China|КНР|Китай|Китайская Народная Республика|ҚХР|中国|中华人民共和国|Çin',
  CZ: 'Czech Republic|Czechia|Чешская Республика|Чехия|Česko|Česká republika',
  DE: 'Deutschland|Germany|FRG|Federal Republic of Germany|ФРГ|Германия|Almanya|德国',
  EE: 'Eesti',
  ES: 'España|Espana',
  FI: 'Suomi',
  FR: 'République française|Republique francaise',
  GB: 'XI|UK|U.K.|United Kingdom of Great Britain and Northern Ireland|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Великобритания|Англия|Соединенное Королевство|Ұлыбритания|英国',
  GE: 'Republic of Georgia|Sakartvelo|Грузия|Gürcistan|საქართველო',
  GR: 'Hellas|Greece|EL',
  HK: 'Hong Kong|HongKong|Hong Kong SAR|Hong Kong SAR China|Hongkong|Гонконг|香港',
  HR: 'Hrvatska',
  HU: 'Magyarország',
  IN: 'Bharat|Republic of India',
  IR: 'Iran, Islamic Republic of|Iran (Islamic Republic of)|Исламская Республика Иран|İran|Islamic Republic of Iran|Persia|Иран',
  IT: 'Italia',
  IL: 'State of Israel',
  JP: 'Nippon|Nihon|日本',
  KG: 'Kyrgyzstan|Kirghizia|Kirgizstan|Kyrgyz Republic|Kirgizia|Киргизия|Киргизстан|Кыргызстан|Кыргызская Республика|КР|Қырғыз Республикасы|Kırgızistan|吉尔吉斯斯坦',
  KP: 'Democratic People’s Republic of Korea|Korea, Democratic People’s Republic of|North Korea|DPRK|D.P.R.K.|КНДР|Северная Корея',
  KR: 'South Korea|S. Korea|Korea (Republic of)|Korea (South)|Korea South|Republic of Korea|ROK|Korea, Republic of|Korea Republic|Южная Корея|Республика Корея|Оңтүстік Корея|한국|韩国',
  KZ: 'Kazakhstan|Kazahstan|Kasakhstan|Khazakhstan|Kazakh Republic|Casaquistão|Kazakstan|Kazachstan|Kasachstan|Qazaqstan|Republic of Kazakhstan|Rep. of Kazakhstan|Казахстан|Казакстан|РК|Республика Казахстан|Қазақстан|Қазақстан Республикасы|ҚР|Kazakistan|哈萨克斯坦',
  LT: 'Lietuva',
  LV: 'Latvija',
  MD: 'Moldova, Republic of|Moldavia|Republic of Moldova|Молдавия',
  MK: 'Macedonia|North Macedonia|Republic of North Macedonia',
  MM: 'Burma|Бирма|Мьянма',
  CF: 'ЦАР',
  SC: 'Сейшельские Острова',
  MH: 'Маршалловы Острова',
  BM: 'Бермуды',
  KY: 'Острова Кайман',
  VG: 'British Virgin Islands|BVI|Virgin Islands, British|БВО',
  VI: 'US Virgin Islands|Virgin Islands, U.S.',
  IM: 'Остров Мэн',
  MP: 'Северные Марианские Острова',
  MO: 'Macau|Macao|Macao SAR|Макао|澳门',
  MN: 'Mongolia|Монголия|Моңғолия',
  MY: 'Malaysia',
  NL: 'Holland|The Netherlands|Nederland|Голландия|Нидерланды|荷兰',
  PL: 'Polska|Польша|Polonya',
  PT: 'Portugal',
  RO: 'România',
  RS: 'Srbija|Republic of Serbia|Serbia',
  RU: 'Russia|Russian Federation|Russian Fed.|The Russian Federation|RF|R.F.|Россия|РФ|Российская Федерация|Ресей|Ресей Федерациясы|Rossiya|Rossija|Russland|Rusya|俄罗斯|俄罗斯联邦',
  SE: 'Sverige',
  SI: 'Slovenija',
  SK: 'Slovensko|Slovak Republic',
  SY: 'Syrian Arab Republic',
  TJ: 'Tadjikistan|Tajikistan|Таджикистан|Tacikistan',
  TM: 'Turkmenia|Туркмения|Türkmenistan',
  TH: 'Siam',
  TR: 'Turkey|Türkiye|Turkiye|Republic of Türkiye|Турция|Түркия|土耳其',
  TW: 'Republic of China|Китайская Республика|Тайвань|Taiwan (China)|Taiwan|Taiwan, China|Taiwan Province of China|Chinese Taipei|ROC|台湾|臺灣',
  UA: 'Ukraine|Ukraina|Украина|Україна',
  US: 'USA|U.S.A.|U.S.|United States|United States of America|America|США|Соединенные Штаты|Соединенные Штаты Америки|АҚШ|ABD|美国',
  UZ: 'Uzbekistan|Republic of Uzbekistan|Узбекистан|Өзбекстан|Özbekistan|O‘zbekiston|Ozbekiston|乌兹别克斯坦',
  VN: 'Viet Nam|Vietnam|Вьетнам',
  XK: 'Republic of Kosovo|Kosova',
  ZA: 'South Africa|RSA|ЮАР',
  BA: 'Bosnia|Bosnia and Herzegovina',
  CI: 'Ivory Coast|Cote d’Ivoire',
  CD: 'DR Congo|DRC|D.R. Congo|Democratic Republic of the Congo|Демократическая Республика Конго|ДРК|Congo, Democratic Republic of the',
  CG: 'Republic of the Congo|Республика Конго',
  FM: 'Micronesia, Federated States of|Federated States of Micronesia',
  PS: 'Palestine|State of Palestine',
  VA: 'Holy See|Vatican',
  TL: 'East Timor',
  SA: 'KSA|Kingdom of Saudi Arabia|Саудовская Аравия',
  NZ: 'New Zealand',
  PH: 'The Philippines',
  BS: 'The Bahamas',
  GM: 'The Gambia',
  LY: 'Libya',
  SG: 'Republic of Singapore',
  CY: 'Kypros',
  LA: 'Laos|Lao PDR|Lao People’s Democratic Republic',
  TZ: 'Tanzania|United Republic of Tanzania|Tanzania, United Republic of',
  VE: 'Venezuela|Bolivarian Republic of Venezuela|Venezuela, Bolivarian Republic of',
  BO: 'Bolivia|Plurinational State of Bolivia|Bolivia, Plurinational State of',
  BN: 'Brunei|Brunei Darussalam',
  CV: 'Cape Verde|Cabo Verde',
  SZ: 'Swaziland|Eswatini',
};

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
];

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
      ...(ALIASES[alpha2]?.split('|') ?? []),
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
    const missing = (ALIASES[pair.slice(0, 2)]?.split('|') ?? []).filter((alias) => !row.includes(alias.toLowerCase()));
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
