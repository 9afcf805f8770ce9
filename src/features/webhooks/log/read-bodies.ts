// Reads the small bodies of the calls about an endpoint; a call without a body takes the defaults.
import { readFields } from '../../../platform/http/fields/read-fields';
import { invalidFields } from '../endpoints/endpoint.dto';
import { type Closing, CLOSINGS } from '../endpoints/return-paths.service';
import type { EventType } from '../events/event-types';
import type { Range } from './delivery-log.repository';
import { ClosingDto, ExampleDto, OverlapDto, RangeDto } from './delivery-query.dto';

const DEFAULT_OVERLAP_SECONDS = 24 * 3600;

function read<T extends object>(type: new () => T, body: unknown): T {
  const result = readFields(type, body ?? {});
  if ('value' in result) return result.value;
  throw invalidFields(result.errors);
}

/** @throws AppError 422 */
export function readOverlap(body: unknown): number {
  return read(OverlapDto, body).overlapSeconds ?? DEFAULT_OVERLAP_SECONDS;
}

/** @throws AppError 422 */
export function readClosing(body: unknown): Closing {
  return read(ClosingDto, body).closing ?? CLOSINGS[0];
}

/** What failed or was held, where nothing else is asked for. @throws AppError 422 */
export function readRange(body: unknown): Range {
  const { statuses = ['exhausted', 'held'], ...range } = read(RangeDto, body);
  return { ...range, statuses };
}

/** @throws AppError 422 */
export function readExampleType(body: unknown): EventType {
  return read(ExampleDto, body).type;
}
