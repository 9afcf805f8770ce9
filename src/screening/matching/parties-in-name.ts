// Names that stand inside a longer one: whose branch it is, in whose care, for whom, by whose order.

/** Words between two names. */
const BETWEEN =
  /(?:^|[\s,;(])(?:c\/o|care of|by order of|on behalf of|for (?:the )?account of|in favou?r of|a\/c|d\/b\/a|branch of|subsidiary of|representative office of|representation of|office of|agent of|для|от имени|по поручению|по приказу|в пользу|через|в лице|филиал[ае]?|представительств[оа]|дочерн(?:ее|яя) (?:предприятие|компания)|агент|филиалы|өкілдігі)(?=[\s:,.«"(]|$)[\s:,.]*|\s\/+\s|;|\(|\)/giu;
/** Where a branch sits: `in Kazakhstan`, `в Казахстане`, `по Республике Казахстан`. */
const PLACE_BEHIND = /\s(?:in|в|по)\s(?:the\s|г\.?\s?|республике\s|republic of\s)?[\p{L}-]+(?:\s[\p{L}-]+)?\s*$/iu;
const MOST_PARTS = 4;
const LONGEST = 300;

/** The names inside, each without the place behind it; none where the name is one. */
export function partiesInName(name: string): string[] {
  if (name.length > LONGEST) return [];
  const parts = name
    .split(BETWEEN)
    .map((part) => part.replace(PLACE_BEHIND, '').trim())
    .filter((part) => part !== '' && part !== name.trim());
  return [...new Set(parts)].slice(0, MOST_PARTS);
}
