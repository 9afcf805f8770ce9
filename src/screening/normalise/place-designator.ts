// Words around the name of a place that say what it is, not where: `port of`, `г.`, `ст.`, `пункт пропуска`, `border crossing`.

const BORDER_BEFORE =
  /^(?:(?:а|м|д|ж|б|т)?(?:пп|апп)|бапп|мапп|дапп|жпп|кпп|жкпп|тп|пункт пропуска|пограничный (?:пост|переход|пункт)|погранпереход|таможенный пост|т\/п|погранпост|өткізу пункті|border (?:post|crossing|point|station)|bcp|crossing(?: point)?|checkpoint|customs post|przejscie graniczne|grenzubergang)\.?(?: of)? +/u;
const BORDER_AFTER =
  / (?:border(?: (?:post|crossing|point|station|checkpoint))?|crossing(?: point)?|checkpoint|bcp|customs post|мапп|бапп|дапп|пп|погранпереход|пункт пропуска|өткізу пункті|бекеті?|sinir kapisi)$/u;

const BEFORE = [
  /^(?:г|гор|город|города|городе|ст|станция|ж\/?д станция|жд|ж\/д|порт|морской порт|речной порт|мтп|аэропорт|а\/п|сэз|терминал|село|пос|поселок|пгт|рп|дер|деревня|район|қ|қаласы|порты|бекет|склад|тлц|тк)\.? +/u,
  /^(?:port|sea ?port|free port|harbou?r|station|rail(?:way)? station|city|town|village|airport|terminal|free zone|dry port|warehouse|hub)(?: of)? +/u,
  /^(?:g|gorod|st|stantsiya)\. *(?=\p{L})/u,
  /^(?:liman[iı]?|hafen|gare d[eu]|porto d[ei]|puerto de|port d[eu]|aeroport|lotnisko|flughafen) +/u,
  /^(?:via|from|to|near|через|из|до|в|на) +/u,
];
const AFTER = [
  / (?:(?:sea|river|ferry|air|dry|container|cargo|intl|international|free)[ -]?)?(?:port|harbou?r|airport|terminal|zone|hub)$/u,
  / (?:(?:rail(?:way)?|freight|cargo|container|goods) )?(?:station|yard|depot|terminal|rail|hbf|gbf|warehouse)$/u,
  / (?:city|town|municipality|prefecture|region|oblast|obl|province|district|krai|area|free zone|(?:fts?|s)ez)\.?$/u,
  / (?:порт|морской порт|станция|ж\/д|жд|аэропорт|город|село|терминал|сортировочная|товарная|грузовой|грузовая)$/u,
  / (?:қаласы|қ|порты|әуежайы|стансасы|ауылы|облысы|обл|область|край|р-н|район|шаһары)\.?$/u,
  / (?:limani|havalimani|hafen|shahri|sheheri|voivodeship|wojewodztwo|viloyati)$/u,
  /(?:市|港|口岸|站|机场|國際機場|国际机场|保税区|省)$/u,
  /-(?:товарная|товарный|сортировочная|сортировочный|пассажирская|пассажирский|пасс|сорт|тов|грузовой|главный|эксп\.?|export|экспорт|порт|port|1|2|i|ii)$/u,
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
