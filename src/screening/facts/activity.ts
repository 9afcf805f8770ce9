// What a party does for a living, read from its own words into a few sectors: is it a trader, does it use such goods itself?
import { foldText } from '../normalise/fold-text';
import { TextMemo } from '../normalise/text-memo';

/** One row of data/activities.csv. */
export interface ActivityRow {
  sector: string;
  stem: string;
}

/** Sectors that buy to pass on; everybody else is taken for a possible user. */
const TRADING = new Set(['trade', 'general_trade', 'forwarding']);

/** Sectors that have no use for industrial, aviation or electronic goods of the high-priority kind. */
const CONSUMER = new Set(['consumer', 'health', 'food', 'finance']);

export interface Activity {
  sectors: ReadonlySet<string>;
  isTrader: boolean;
  isForwarder: boolean;
  /** Something is made, dug, flown, repaired or taught, so the goods may be used there. */
  isUser: boolean;
  isAviation: boolean;
  isProcessor: boolean;
  /** Only sectors without any use for technical goods are named. */
  isConsumerBusiness: boolean;
}

/** Reads activity texts by stems at word starts (anywhere in Chinese); the answers are kept, since a few thousand texts make up most of a stream. */
export class ActivityReader {
  private readonly known = new TextMemo<Activity | null>();
  private readonly classifyText = (text: string): Activity | null => this.classify(text) ?? null;

  private readonly stems: readonly { sector: string; needle: string }[];

  constructor(rows: readonly ActivityRow[]) {
    this.stems = rows.map(({ sector, stem }) => ({ sector, needle: needleOf(stem) }));
  }

  /** The activity, or undefined where the text is absent or names no sector we know. */
  read(text: string | undefined): Activity | undefined {
    return text === undefined ? undefined : (this.known.get(text, this.classifyText) ?? undefined);
  }

  private classify(text: string): Activity | undefined {
    const folded = ` ${foldText(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    const sectors = new Set<string>();
    for (const { sector, needle } of this.stems) if (folded.includes(needle)) sectors.add(sector);
    // An airline's "air transport" is no forwarding.
    if (sectors.has('aviation')) sectors.delete('forwarding');
    if (sectors.size === 0) return undefined;
    const list = [...sectors];
    const isTrader = list.some((sector) => TRADING.has(sector));
    const technical = list.filter((sector) => !TRADING.has(sector) && !CONSUMER.has(sector));
    return {
      sectors,
      isTrader,
      isForwarder: sectors.has('forwarding'),
      isUser: !isTrader && (technical.length > 0 || list.some((sector) => CONSUMER.has(sector))),
      isAviation: sectors.has('aviation'),
      isProcessor: !isTrader && (sectors.has('processing') || sectors.has('manufacturing')),
      isConsumerBusiness: isConsumer(sectors, technical),
    };
  }
}

/** Building materials and consumer wares count where nothing technical is named beside them. */
function isConsumer(sectors: ReadonlySet<string>, technical: readonly string[]): boolean {
  const materialsTrade = sectors.has('materials') && !sectors.has('manufacturing') && !sectors.has('mining');
  if (sectors.has('consumer')) return technical.every((sector) => sector === 'materials' || sector === 'construction');
  return (
    ([...sectors].some((sector) => CONSUMER.has(sector)) && technical.length === 0) ||
    (materialsTrade && technical.length === 1 && sectors.has('trade'))
  );
}

/** Stems are looked for at the start of a word, very short ones as a whole word, ideographs anywhere. */
function needleOf(stem: string): string {
  const folded = foldText(stem).replace(/[^\p{L}\p{N}]+/gu, ' ');
  if (isIdeographic(folded)) return folded;
  return folded.length <= SHORT ? ` ${folded} ` : ` ${folded}`;
}

const SHORT = 3;

function isIdeographic(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return code >= 0x3400 && code <= 0x9fff;
}
