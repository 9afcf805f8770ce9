// Which measure covers a line on the day: answered from the dated listings that the goods reader found for its code or category.
import type { Listing } from '../goods/goods-reader';
import { valueOf } from '../normalise/reading';
import type { LineReading } from './record-shape';

function covers(line: LineReading, measure: Listing['measure']): boolean {
  return line.goods.listings.some((listing) => listing.measure === measure);
}

/** May not be supplied to Russia. A text that names listed goods counts like their code: the code may be the lie. */
export function isExportBanned(line: LineReading): boolean {
  return covers(line, 'export_ban') || line.goods.chplByText !== null;
}

/** May not be led through Russia. */
export function isTransitBanned(line: LineReading): boolean {
  return covers(line, 'transit_ban');
}

/** May not be brought from Russia. */
export function isImportBannedFromRussia(line: LineReading): boolean {
  return covers(line, 'import_ban');
}

/** Under the EU's country measure for Kyrgyzstan. */
export function isUnderKyrgyzBan(line: LineReading): boolean {
  return covers(line, 'country_ban_kg');
}

/** Goods whose sale by an EU seller needs a no-re-export clause. */
export function needsReExportClause(line: LineReading): boolean {
  return (
    covers(line, 'clause') ||
    (line.goods.chplTier !== null && covers(line, 'export_ban') && valueOf(line.code) === undefined)
  );
}
