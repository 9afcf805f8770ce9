// What an officer says when a false alarm is judged, and when the decision is taken back.
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { AppError, type FieldError } from '../../platform/errors/errors';
import { Field } from '../../platform/http/fields/field';
import { type FieldKind, text, typeName } from '../../platform/http/fields/field-kind';
import { readFields } from '../../platform/http/fields/read-fields';
import { atMost, PageQuery } from '../../platform/http/page-query.dto';
import { isId } from '../../platform/ids/ids';
import { readDate } from '../../screening/normalise/date';
import { valueOf } from '../../screening/normalise/reading';
import { GOOD_GUY_STATES, type GoodGuyState } from './good-guy-row';

const LONGEST_DAYS = 365;
const DAY_MS = 86_400_000;
const FIELD = /^(?:parties\[\d{1,3}\]\.name|payment\.payerName|goods\[\d{1,3}\]\.manufacturer)$/u;

const line = (max: number, description: string): FieldKind => text({ max, oneLine: true, description });

function place(description: string): FieldKind {
  return {
    prepare: (value) => value,
    problems: (value, pointer) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0
        ? []
        : [
            {
              pointer,
              code: 'invalid_type',
              detail: `must be a whole number from 0 on, not ${typeof value === 'number' ? value : typeName(value)}`,
            },
          ],
    schema: { type: 'integer', minimum: 0, description },
  };
}

export class GoodGuyDto {
  @Field(line(36, 'The screened request that raised the alarm'), { required: true }) tradeRequestId: string;
  @Field(place('Place in `parties`; or name the `field`')) partyIndex?: number;
  @Field(
    text({
      max: 40,
      pattern: {
        matches: FIELD,
        code: 'invalid_field',
        detail: 'must be `parties[N].name`, `payment.payerName` or `goods[N].manufacturer`',
      },
      description: 'Path of the name in the request, as in the evidence of the hit',
    }),
  )
  field?: string;
  @Field(line(100, 'Id of the list, such as `us-ofac-sdn`'), { required: true }) source: string;
  @Field(line(500, 'Entry on the list that the party is not'), { required: true }) entryId: string;
  @Field(line(1000, 'Why the party is another one; shown in every assessment that it excuses'), { required: true })
  reason: string;
  @Field(line(10, `Last day on which it holds, at most ${LONGEST_DAYS} days from today`), { required: true })
  expiresOn: string;
}

export class RevokeDto {
  @Field(line(1000, 'Why it is taken back'), { required: true }) reason: string;
}

export class GoodGuyQuery extends PageQuery {
  @IsOptional()
  @IsIn(GOOD_GUY_STATES, { message: `must be one of ${GOOD_GUY_STATES.join(', ')}` })
  state?: GoodGuyState;
  @IsOptional() @IsString() @MaxLength(100, atMost(100)) source?: string;
  @IsOptional() @IsString() @MaxLength(500, atMost(500)) entryId?: string;
}

/** A decision as asked for, with the path of the name in it. */
export type AskedGoodGuy = Pick<GoodGuyDto, 'tradeRequestId' | 'source' | 'entryId' | 'reason' | 'expiresOn'> & {
  field: string;
  /** Where the caller named the party. */
  fieldPointer: string;
};

/** @throws AppError 422 that names each field */
export function readGoodGuy(body: unknown, today: string): AskedGoodGuy {
  const { partyIndex, field, ...asked } = read(GoodGuyDto, body, (given) => [
    ...whichParty(given),
    ...whichRequest(given),
    ...untilWhen(given, today),
  ]);
  return field === undefined
    ? { ...asked, field: `parties[${partyIndex}].name`, fieldPointer: '/partyIndex' }
    : { ...asked, field, fieldPointer: '/field' };
}

/** @throws AppError 422 where no reason is given */
export function readRevocation(body: unknown): string {
  return read(RevokeDto, body ?? {}).reason;
}

function read<T extends object>(type: new () => T, body: unknown, check?: (value: T) => FieldError[]): T {
  const result = readFields(type, body, check);
  if ('value' in result) return result.value;
  throw refuseGoodGuy(result.errors);
}

/** 422 that names each field and what is wrong with it. */
export function refuseGoodGuy(errors: FieldError[], code?: string): AppError {
  const named = errors.map(({ pointer, detail }) => `${pointer.slice(1) || 'the body'} ${detail}`).join('; ');
  return new AppError('invalid_request', named, { errors, ...(code !== undefined && { code }) });
}

function whichParty({ partyIndex, field }: GoodGuyDto): FieldError[] {
  if ((partyIndex === undefined) !== (field === undefined)) return [];
  return partyIndex === undefined
    ? [{ pointer: '/field', code: 'required', detail: 'or `partyIndex` is required' }]
    : [{ pointer: '/field', code: 'not_allowed', detail: 'cannot stand beside `partyIndex`: name the party once' }];
}

function whichRequest({ tradeRequestId }: GoodGuyDto): FieldError[] {
  if (isId(tradeRequestId)) return [];
  return [{ pointer: '/tradeRequestId', code: 'invalid_id', detail: 'is no identifier of a trade request' }];
}

function untilWhen({ expiresOn }: GoodGuyDto, today: string): FieldError[] {
  const wrong = (code: string, detail: string): FieldError[] => [{ pointer: '/expiresOn', code, detail }];
  const day = /^\d{4}-\d{2}-\d{2}$/u.test(expiresOn) ? valueOf(readDate(expiresOn)) : undefined;
  if (day === undefined) return wrong('invalid_date', 'must be a day, YYYY-MM-DD');
  const last = new Date(Date.parse(today) + LONGEST_DAYS * DAY_MS).toISOString().slice(0, 10);
  if (day < today) return wrong('out_of_range', `lies before today, ${today}`);
  return day > last ? wrong('out_of_range', `lies more than ${LONGEST_DAYS} days ahead: at most ${last}`) : [];
}
