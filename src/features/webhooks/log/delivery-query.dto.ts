// Query parameters of the delivery log, and the range that is redelivered.
import { IsDateString, IsIn, IsOptional, IsUUID } from 'class-validator';
import { Field } from '../../../platform/http/fields/field';
import { type FieldKind, listOf, oneOf, text } from '../../../platform/http/fields/field-kind';
import { PageQuery } from '../../../platform/http/page-query.dto';
import { type Closing, CLOSINGS } from '../endpoints/return-paths.service';
import { EVENT_TYPES, type EventType } from '../events/event-types';

export const DELIVERY_STATUSES = ['pending', 'succeeded', 'exhausted', 'held', 'cancelled'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What can be put in line again. */
export const FINISHED_STATUSES = ['exhausted', 'held', 'succeeded'] as const;

const oneOfWords = (words: readonly string[]): { message: string } => ({
  message: `must be one of ${words.join(', ')}`,
});
const TIME = { message: 'must be a time such as 2026-03-01T12:00:00Z' };

export class DeliveryQuery extends PageQuery {
  @IsOptional() @IsIn(DELIVERY_STATUSES, oneOfWords(DELIVERY_STATUSES)) status?: DeliveryStatus;
  @IsOptional() @IsIn(EVENT_TYPES, oneOfWords(EVENT_TYPES)) eventType?: EventType;
  /** Id of the alert, request or batch that it is about. */
  @IsOptional() @IsUUID(undefined, { message: 'must be an identifier' }) subjectId?: string;
  @IsOptional() @IsDateString({ strict: true, strictSeparator: true }, TIME) from?: string;
  @IsOptional() @IsDateString({ strict: true, strictSeparator: true }, TIME) to?: string;
}

const moment = (description: string): ReturnType<typeof text> =>
  text({
    max: 35,
    pattern: {
      matches: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/u,
      code: 'invalid_time',
      detail: TIME.message,
    },
    description,
  });

export class RangeDto {
  @Field(moment('Deliveries made at this time or later')) from?: string;
  @Field(moment('Deliveries made before this time')) to?: string;
  @Field(listOf(oneOf(FINISHED_STATUSES), FINISHED_STATUSES.length)) statuses?: (typeof FINISHED_STATUSES)[number][];
  @Field(listOf(oneOf(EVENT_TYPES), EVENT_TYPES.length)) eventTypes?: EventType[];
}

export class ExampleDto {
  @Field(oneOf(EVENT_TYPES), { required: true }) type: EventType;
}

/** A whole number of seconds. */
function seconds(max: number): FieldKind {
  const detail = `must be a whole number of seconds from 0 to ${max}`;
  return {
    prepare: (value) => value,
    problems: (value, pointer) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max
        ? []
        : [{ pointer, code: 'invalid_type', detail }],
    schema: { type: 'integer', minimum: 0, maximum: max, description: 'How long the old secret still signs' },
  };
}

const LONGEST_OVERLAP = 30 * 24 * 3600;

export class OverlapDto {
  @Field(seconds(LONGEST_OVERLAP)) overlapSeconds?: number;
}

export class ClosingDto {
  @Field(oneOf(CLOSINGS)) closing?: Closing;
}
