// A compiled term of the vocabulary: what it says and how it may stand in a text.

/** One word of a group: which group, and which of its places. */
export interface GroupPlace {
  group: number;
  place: number;
}

/** What a compiled term says. */
export interface Term {
  category: string;
  kind: string;
  /** Code of the goods it names, or empty. */
  hs: string;
  /** As written in the vocabulary, without stars. */
  text: string;
  /** May begin inside a word (German compounds). */
  startsInside: boolean;
  /** How many letters may follow: an inflectional ending. */
  ending: number;
  /** Abbreviation that counts only in capitals. */
  capitals: boolean;
  /** The language puts adjectives behind: a noun that follows says nothing about this one. */
  nounFirst: boolean;
  /** As searched for; its length leads back from the end to the start. */
  folded: string;
  /** Places in groups of words, where the term is one word of several; such a term says nothing by itself. */
  places?: GroupPlace[];
}
