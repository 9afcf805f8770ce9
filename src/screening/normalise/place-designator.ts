// Words around the name of a place that say what it is, not where: `port of`, `г.`, `ст.`, `пункт пропуска`, `border crossing`.

const BORDER_BEFORE =
  /^(?:(?:а|м|д|ж|б|т|р|с)?(?:пп|апп)|бапп|мапп|дапп|сапп|жпп|ждпп|мжпп|джпп|кпп|жкпп|кппг|тп|бжк|рэк|mapp|bapp|dapp|zhpp|zhdpp|kpp|(?:многосторонний |двусторонний |международный )?(?:авто(?:мобильный|дорожный)? |железнодорожный |ж\/?д )?(?:пункт пропуска|погранпереход)(?: через границу)?|пограничный (?:пост|переход|пункт)|погран(?:пост|пункт)|таможенный (?:пост|пункт)|таможня|т\/п|пост|кеден бекеті|(?:автомобиль |теміржол )?өткізу пункті|border (?:post|crossing|point|station|checkpoint)|bcp|crossing(?: point)?|checkpoint|customs(?: post| house)?|przejscie graniczne|p\.? ?gran|grenzubergang|zollamt|pasienio kontroles punktas|robezsargs|piiripunkt|rajanylityspaikka|sinir kapisi|hudut kapisi)\.?(?: of| ст\.?| на ст\.?)? +/u;
const BORDER_AFTER =
  / (?:(?:rail(?:way)? |road )?border(?: (?:post|crossing|point|station|checkpoint|gate))?|(?:border )?crossing(?: point)?|checkpoint|bcp|customs(?: post| house)?|gate|mapp|bapp|dapp|мапп|бапп|дапп|жпп|ждпп|апп|пп|тп|погранпереход|пункт пропуска|погранпост|таможенный пост|(?:шекара )?өткізу пункті|бекеті?|шекара бекеті|(?:sinir|hudut|gumruk) kapisi|przejscie graniczne|grenzubergang)$/u;

const BEFORE = [
  /^(?:г|гор|город|города|городе|ст|станция|станции|стансасы|ж\/?д ст(?:анция)?|ж\.? ?д\.? ?ст(?:анция)?|жд|ж\/д|ж\.д|разъезд|рзд|оп|о\.п|порт|терминал порта|паромный терминал|морской порт|речной порт|мтп|аэропорт|а\/п|сэз|терминал|село|пос|поселок|пгт|рп|дер|деревня|район|қ|қаласы|порты|бекет|склад|свх|тлц|тк|тэц|мтлц|сухой порт|логистический центр|свободный порт|аул|ауылы|с)\.? +/u,
  /^(?:port|sea ?port|free port|harbou?r|station|rail(?:way)? station|city|town|village|airport|terminal|free zone|free economic zone|fez|sez|ftz|bonded (?:zone|warehouse)|dry port|inland port|ferry terminal|container terminal|logistics (?:hub|center|centre)|warehouse|hub|rail terminal)(?: of)? +/u,
  /^(?:g|gorod|st|stantsiya|г|гор|ст|п|пос|с|д|ж\.?-?д)\. *(?=\p{L})/u,
  /^(?:liman[iı]?|hafen|gare d[eu]|porto d[ei]|puerto de|port d[eu]|aeroport|lotnisko|flughafen) +/u,
  /^(?:via|from|to|at|near|ex|exit|entry|transit|через|из|до|в|на|выезд|въезд|транзит) +/u,
];
const AFTER = [
  / (?:(?:sea|river|ferry|air|dry|container|cargo|intl|international|free)[ -]?)?(?:port|harbou?r|airport|terminal|zone|hub)$/u,
  / (?:(?:rail(?:way)?|freight|cargo|container|goods) )?(?:station|yard|depot|terminal|rail|hbf|gbf|warehouse|exp\.?|\(exp\.?\)|export|transshipment|ferry|pier|berth|roads|anchorage)$/u,
  / (?:city|town|municipality|prefecture|region|oblast|obl|province|district|krai|area|free zone|(?:fts?|s)ez)\.?$/u,
  / (?:порт|морской порт|станция|ж\/д|жд|аэропорт|город|село|терминал|сортировочная|товарная|грузовой|грузовая|пассажирская|ст|ст\.|эксп\.?|\(эксп\.?\)|экспорт|перев\.?|\(перев\.?\)|обп|вокзал|село|сухой порт|логистический центр|паромный терминал)$/u,
  / (?:қаласы|қ|порты|әуежайы|стансасы|ауылы|облысы|обл|область|край|р-н|район|шаһары)\.?$/u,
  / (?:limani|havalimani|hafen|shahri|sheheri|voivodeship|wojewodztwo|viloyati)$/u,
  /(?:市|港|口岸|边境口岸|铁路口岸|公路口岸|站|火车站|车站|机场|國際機場|国际机场|保税区|省)$/u,
  /-(?:товарная|товарный|сортировочная|сортировочный|пассажирская|пассажирский|пасс|сорт|тов|грузовой|главный|эксп\.?|экспорт|exp\.?|export|порт|port|перев\.?|обп|тов\.|сорт\.|гл|1|2|3|i|ii)$/u,
];

export interface BareName {
  name: string;
  /** The words say that a border crossing is meant, not the town of that name. */
  saysBorder: boolean;
}

/** Folded names with one layer of words after the other taken off, the longest first; none where nothing is to be taken off. */
export function bareNames(folded: string): BareName[] {
  const found: BareName[] = [];
  let name = folded;
  let saysBorder = false;
  for (let layer = 0; layer < 3; layer++) {
    const border = name.replace(BORDER_BEFORE, '').replace(BORDER_AFTER, '');
    if (border !== name) saysBorder = true;
    let bare = border;
    for (const pattern of BEFORE) bare = bare.replace(pattern, '');
    for (const pattern of AFTER) bare = bare.replace(pattern, '');
    bare = bare.trim();
    if (bare === name || bare === '') break;
    if (border !== bare) found.push({ name: border.trim(), saysBorder });
    found.push({ name: bare, saysBorder });
    name = bare;
  }
  return found;
}
