// The cheapest ways between all points of a network, found once and then only looked up.

/** Stands for a country off the network. */
export const NO_NODE = -1;

export interface Link {
  from: number;
  to: number;
  km: number;
  /** Kilometres with borders and ships counted in: what a carrier chooses the way by. */
  cost: number;
}

/** Cheapest ways between all nodes under one set of links; Infinity where there is none or an end is off the network. */
export class CheapestWays {
  readonly costs: Float64Array;
  readonly lengths: Float64Array;
  readonly next: Int16Array;

  constructor(readonly count: number) {
    this.costs = new Float64Array(count * count).fill(Infinity);
    this.lengths = new Float64Array(count * count).fill(Infinity);
    this.next = new Int16Array(count * count).fill(NO_NODE);
    for (let node = 0; node < count; node++) this.costs[node * (count + 1)] = this.lengths[node * (count + 1)] = 0;
  }

  km(from: number, to: number): number {
    return from === NO_NODE || to === NO_NODE ? Infinity : (this.lengths[from * this.count + to] ?? Infinity);
  }

  /** Kilometres with borders and ships counted in: what ways are compared by. */
  cost(from: number, to: number): number {
    return from === NO_NODE || to === NO_NODE ? Infinity : (this.costs[from * this.count + to] ?? Infinity);
  }

  /** The node that follows on the way. */
  after(at: number, to: number): number {
    return this.next[at * this.count + to] ?? NO_NODE;
  }
}

/** Floyd–Warshall: a hundred nodes take some ten milliseconds. */
export function findCheapestWays(links: readonly Link[], count: number): CheapestWays {
  const ways = new CheapestWays(count);
  for (const link of links) take(ways, link);
  relax(ways);
  return ways;
}

/** Both directions of a link, the cheaper of two between the same nodes. */
function take({ costs, lengths, next, count }: CheapestWays, link: Link): void {
  const [there, back] = [link.from * count + link.to, link.to * count + link.from];
  if (link.cost >= (costs[there] ?? 0)) return;
  costs[there] = costs[back] = link.cost;
  lengths[there] = lengths[back] = link.km;
  next[there] = link.to;
  next[back] = link.from;
}

function relax({ costs, lengths, next, count }: CheapestWays): void {
  for (let via = 0; via < count; via++) {
    for (let from = 0; from < count; from++) {
      const first = costs[from * count + via] ?? Infinity;
      if (first === Infinity) continue;
      for (let to = 0; to < count; to++) {
        const whole = first + (costs[via * count + to] ?? Infinity);
        if (whole >= (costs[from * count + to] ?? Infinity)) continue;
        costs[from * count + to] = whole;
        lengths[from * count + to] = (lengths[from * count + via] ?? 0) + (lengths[via * count + to] ?? 0);
        next[from * count + to] = next[from * count + via] ?? NO_NODE;
      }
    }
  }
}
