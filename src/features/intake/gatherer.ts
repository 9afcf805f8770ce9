// Calls that come while one is under way are done together in the next: one transaction for many callers under load, no delay for a single one.

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

export class Gatherer<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private isRunning = false;

  /**
   * @param work answers one result an item, in order; all of it happens or nothing. Where it fails for many, it is tried for each alone,
   *   so that one bad item does not take the others with it.
   */
  constructor(
    private readonly work: (items: Item[]) => Promise<Result[]>,
    private readonly most: number,
  ) {}

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.isRunning) void this.runAll();
    });
  }

  /** Never rejects: every failure goes to the caller whose item failed. */
  private async runAll(): Promise<void> {
    this.isRunning = true;
    while (this.waiting.length > 0) await this.runTogether(this.waiting.splice(0, this.most));
    this.isRunning = false;
  }

  private async runTogether(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new Error('an item was not answered'));
        else resolve(result);
      });
    } catch (error) {
      if (group.length > 1) for (const one of group) await this.runTogether([one]);
      else group[0]?.reject(error);
    }
  }
}
