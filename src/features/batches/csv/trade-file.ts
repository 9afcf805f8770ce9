// A file of trade requests, opened: its header understood, its rows still to be read.
import type { Encoding } from './guess-encoding';
import { countKnownColumns, type Header, mapHeader } from './map-header';
import { openCsv } from './read-rows';

export interface TradeFile {
  header: Header;
  encoding: Encoding;
  /** Data rows in order, cells as uploaded. */
  rows: AsyncIterable<string[]>;
}

/** @throws FileFault where the file as a whole cannot be read; also while its rows are read */
export async function openTradeFile(bytes: AsyncIterable<Uint8Array>): Promise<TradeFile> {
  const { header, encoding, rows } = await openCsv(bytes, countKnownColumns);
  return { header: mapHeader(header), encoding, rows };
}
