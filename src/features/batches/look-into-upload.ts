// The first look at an uploaded file, at the door: what can never become a request is refused there and not found out later.
import { AppError, type ErrorKind } from '../../platform/errors/errors';
import { decodeFile } from './csv/decode-file';
import { FileFault } from './csv/file-fault';
import { countKnownColumns, mapHeader } from './csv/map-header';
import { firstRows } from './csv/read-rows';

const KINDS: Partial<Record<FileFault['code'], ErrorKind>> = {
  not_text: 'unsupported_media_type',
  too_large: 'payload_too_large',
  bad_gzip: 'malformed_body',
};

/** So much text is looked at for what is wrong in its encoding or packing; a bomb shows itself earlier. */
const LOOKED_AT = 20 * 1024 * 1024;

/**
 * @param pointer where the file stands in the body: `/file` in a form, empty where it is the body
 * @throws AppError 415 for what is no text, 413 and 400 for wrong packing, 422 for a file without header, needed columns or rows
 */
export async function lookIntoUpload(bytes: AsyncIterable<Uint8Array>, pointer: string): Promise<void> {
  try {
    await look(bytes);
  } catch (fault) {
    if (!(fault instanceof FileFault)) throw fault;
    const { code, message } = fault;
    throw new AppError(KINDS[code] ?? 'invalid_request', `The file cannot be taken: ${message}.`, {
      code,
      errors: [{ pointer, code, detail: message }],
    });
  }
}

async function look(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const { peek, text } = await decodeFile(bytes);
  let length = 0;
  for await (const part of text) {
    length += part.length;
    if (length > LOOKED_AT) break;
  }
  const isWhole = length <= peek.length;
  const [header, row] = rowsOf(peek, isWhole);
  if (!header) throw new FileFault('empty_file', 'the file holds no row');
  mapHeader(header);
  if (!row && isWhole) throw new FileFault('no_rows', 'the file holds a header and no rows');
}

/** A text that is cut off may end inside quotes: then the header alone is looked at. */
function rowsOf(peek: string, isWhole: boolean): string[][] {
  try {
    return firstRows(peek, 2, countKnownColumns);
  } catch (fault) {
    if (isWhole) throw fault;
    return firstRows(peek, 1, countKnownColumns);
  }
}
