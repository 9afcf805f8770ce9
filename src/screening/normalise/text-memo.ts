// Answers about texts that come again and again (names of towns, countries, trades), kept within bounds.

const KEPT = 8192;

export class TextMemo<T> {
  private readonly answers = new Map<string, T>();

  /** @param kept number of answers; emptied when full: simpler than throwing out the oldest, and as good for streams in which a few thousand texts make up most. */
  constructor(private readonly kept = KEPT) {}

  /** The kept answer, or the one that `find` gives now. */
  get(text: string, find: (text: string) => T): T {
    const kept = this.answers.get(text);
    if (kept !== undefined) return kept;
    const answer = find(text);
    if (this.answers.size >= this.kept) this.answers.clear();
    this.answers.set(text, answer);
    return answer;
  }
}
