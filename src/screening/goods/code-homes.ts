// Under which codes goods of a category are rightly declared: elsewhere, clear words for them are a contradiction. Our own reading of the tariff.

function headings(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Bearings themselves; shafts, housings and gears. */
const BEARINGS = headings('8482 8483');

/** Aircraft, their engines and parts: right for every aircraft part, whatever it is. */
const AIRCRAFT = headings('8801 8802 8803 8804 8805 8806 8807 8407 8409 8411 8412');

/** Other headings in which parts for aircraft have their own place: tyres, seals, fasteners, pumps, valves, motors, electronics, instruments. */
const AIRCRAFT_PARTS = headings(
  '2710 3403 3819 3917 3919 4009 4011 4012 4016 5911 6812 6813 7007 7304 7307 7318 7320 7412 7415 7507 7508 7608 7609 7616 8108 ' +
    '8205 8301 8302 8307 8413 8414 8415 8418 8421 8424 8425 8428 8471 8479 8481 8482 8483 8484 8487 8501 8502 8503 8504 8507 8511 ' +
    '8516 8517 8518 8525 8526 8527 8528 8529 8531 8532 8533 8534 8535 8536 8537 8538 8539 8541 8542 8543 8544 8547 8548 ' +
    '9013 9014 9015 9020 9025 9026 9029 9030 9031 9032 9033 9104 9401 9405',
);

/** Ores, metals, compounds, alloys, catalysts, polishes and pigments that are or hold rare earths. */
const RARE_EARTHS = headings(
  '2530 2612 2617 2805 2846 3206 3207 3405 3606 3815 3818 3824 7202 7205 8104 8112 2844 2845 2843 2818',
);
/** Magnets, and goods that a magnet is the working part of. */
const MAGNETS = headings('8505 8501 8503 8518 8522 7117 9503 9505 8487');
const URANIUM = headings('2612 2617 2620 2844 2845 8401 9022');
/** Beside chapters 27 and 15 ("crude oil" of plants): preparations made of oil, and what is blended into it. */
const OIL = headings('2207 2901 2902 2909 2924 2932 2934 2935 3403 3404 3807 3811 3814 3817 3819 3824 3826');
/** Ores, minor metals. */
const RAW_MATERIAL_CHAPTERS = headings('26 81');
/** Elements, oxides and salts of metals, carbides; acids, alkalis, gases and isotopes are none. */
const RAW_CHEMICALS = headings(
  '2804 2805 2810 2816 2817 2818 2819 2820 2821 2822 2823 2824 2825 2826 2827 2829 2830 2833 2834 2835 2836 2839 2840 2841 2842 2843 2846 2849 2850 2852 2853',
);
/** Of the minerals: graphite, clays, phosphates, barite, magnesite, borates, feldspar and fluorspar; salt, sand, stone and cement are none. */
const RAW_MINERALS = headings('2504 2507 2508 2510 2511 2512 2513 2518 2519 2525 2528 2529 2530');
const RUBBER = '40';
/** Organic compounds, pigments and steels: right where the element is only part of the name. */
const COMPOUND_CHAPTERS = headings('29 32 72');
/** Coal, phosphates, graphite, wafers, rubber, precious metals, alloys and the base metals that minor metals come in. */
const RAW_MATERIALS = headings(
  '2701 2704 7202 7204 7205 7218 7224 2845 3103 3105 3801 3815 3818 3824 3913 6815 7110 7112 7115 7402 7403 7405 7501 7502 7503 7504 7601 7602 7603 ' +
    '7801 7901 7903 8001 8545',
);
const MACHINE_TOOLS = headings('8456 8457 8458 8459 8460 8461 8462 8463 8464 8465 8466 8479 8486');
/** Electronics, and what is made up of electronic parts or called after one. */
const ELECTRONICS = headings(
  '8443 8470 8471 8472 8473 8486 8501 8503 8504 8507 8511 8512 8517 8518 8519 8521 8522 8523 8524 8525 8526 8527 8528 8529 8530 8531 8532 8533 ' +
    '8534 8535 8536 8537 8538 8539 8540 8541 8542 8543 8544 8545 8546 8547 8548 8807 8803 9032 9033 9405 9504',
);
const INSTRUMENTS = headings(
  '8486 8517 8525 8526 8529 8531 8537 8543 8803 8807 9001 9002 9005 9006 9007 9008 9010 9011 9012 9013 9014 9015 9016 9018 9022 9023 9024 9025 9026 ' +
    '9027 9028 9029 9030 9031 9032 9033 9305',
);

export function isBearingHome(digits: string): boolean {
  return BEARINGS.has(digits.slice(0, 4));
}

/** `own`: headings of the part named, such as `4011` for a tyre; empty where the words leave open which part it is. */
export function isAircraftHome(digits: string, own: readonly string[]): boolean {
  const heading = digits.slice(0, 4);
  if (AIRCRAFT.has(heading)) return true;
  return own.length > 0 ? own.includes(heading) : AIRCRAFT_PARTS.has(heading);
}

/** `hs`: code of the goods named, where the words tell magnets from compounds and metals. */
export function isRareEarthHome(digits: string, hs: string): boolean {
  return (hs.startsWith('8505') ? MAGNETS : RARE_EARTHS).has(digits.slice(0, 4));
}

export function isUraniumHome(digits: string): boolean {
  return URANIUM.has(digits.slice(0, 4));
}

export function isOilHome(digits: string): boolean {
  return digits.startsWith('27') || digits.startsWith('15') || OIL.has(digits.slice(0, 4));
}

/** `main`: the line is about the material, not about something named after it. `hs`: code of the material where the words tell rubber. */
export function isRawMaterialHome(digits: string, main: boolean, hs: string): boolean {
  if (hs.startsWith(RUBBER)) return digits.startsWith(RUBBER) || digits.startsWith('3913');
  if (!main && COMPOUND_CHAPTERS.has(digits.slice(0, 2))) return true;
  const heading = digits.slice(0, 4);
  if (RAW_MATERIAL_CHAPTERS.has(digits.slice(0, 2))) return true;
  return RAW_CHEMICALS.has(heading) || RAW_MINERALS.has(heading) || RAW_MATERIALS.has(heading);
}

/** `hs`: code of the chip, instrument or machine tool named. */
export function isComponentHome(digits: string, hs: string): boolean {
  const heading = digits.slice(0, 4);
  if (hs.startsWith('845') || hs.startsWith('8466')) return MACHINE_TOOLS.has(heading);
  if (hs.startsWith('8486') && INSTRUMENTS.has(heading)) return true;
  return (hs.startsWith('90') ? INSTRUMENTS : ELECTRONICS).has(heading);
}

/** Food, feed, textiles, leather, wood, paper, shoes, art: no machine, mineral or chemical of ours is any of them. */
const REMOTE_CHAPTERS = headings(
  '01 02 03 04 05 06 07 08 09 10 11 12 13 14 16 17 18 19 20 22 23 24 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 67 92 97',
);

/** Chemicals, plastics, rubber, stone, ceramic and glass ware, metals and articles of them: no place for a router or a power supply. */
const NO_ELECTRONICS = headings(
  '15 21 25 26 28 29 30 31 32 33 34 35 36 37 38 39 40 59 68 69 70 71 72 73 74 75 76 78 79 80 81 82 83 86 93 96',
);

/** Whether even an everyday word for electronics is out of place under the code, where the line is about it. */
export function isRemoteForElectronics(digits: string): boolean {
  return isRemote(digits) || NO_ELECTRONICS.has(digits.slice(0, 2));
}

/** Codes so far from all families that a clear word is enough, even where other words surround it. */
export function isRemote(digits: string): boolean {
  return REMOTE_CHAPTERS.has(digits.slice(0, 2));
}
