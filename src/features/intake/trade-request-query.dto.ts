// Query parameters of the calls on trade requests.
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { atMost, PageQuery } from '../../platform/http/page-query.dto';
import { readQuery, refuseQuery } from '../../platform/http/validation';
import {
  CORRIDOR_KINDS,
  type CorridorKind,
  GOODS_CATEGORIES,
  type GoodsCategory,
  VERDICTS,
} from '../../screening/assessment';
import { readDate } from '../../screening/normalise/date';
import { valueOf } from '../../screening/normalise/reading';

/** A real day; anything else becomes a text that fails the check. */
function toDay({ value }: { value: unknown }): unknown {
  const day = typeof value === 'string' ? valueOf(readDate(value)) : undefined;
  return day !== undefined && day >= '0001-01-01' ? day : '';
}

/** What a stored request can have come to: the machine's verdict, or that it could not be screened. */
export const OUTCOMES = [...VERDICTS, 'not_screened'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export class OnDuplicateQuery {
  @IsOptional()
  @IsIn(['revise'], { message: 'must be revise' })
  onDuplicate?: 'revise';
}

export class TradeRequestQuery extends PageQuery {
  @IsOptional() @IsString() @MaxLength(128, atMost(128)) reference?: string;
  @IsOptional() @IsIn(OUTCOMES, { message: `must be one of ${OUTCOMES.join(', ')}` }) verdict?: Outcome;
  @IsOptional() @IsString() @MaxLength(200, atMost(200)) rule?: string;
  @IsOptional()
  @IsIn(GOODS_CATEGORIES, { message: `must be one of ${GOODS_CATEGORIES.join(', ')}` })
  category?: GoodsCategory;
  @IsOptional()
  @IsIn(CORRIDOR_KINDS, { message: `must be one of ${CORRIDOR_KINDS.join(', ')}` })
  corridor?: CorridorKind;
  /** Part of the consignee's name. */
  @IsOptional() @IsString() @MaxLength(200, atMost(200)) consignee?: string;
  /** First day of `requestedAt`. */
  @Transform(toDay) @IsOptional() @Matches(/^\d/u, { message: 'must be a day, YYYY-MM-DD' }) from?: string;
  /** Last day of `requestedAt`. */
  @Transform(toDay) @IsOptional() @Matches(/^\d/u, { message: 'must be a day, YYYY-MM-DD' }) to?: string;
}

/** @throws AppError 400 that names each unknown or wrong parameter, also where the days are the wrong way round */
export function readTradeRequestQuery(given: unknown): TradeRequestQuery {
  const query = readQuery(TradeRequestQuery, given);
  const { from, to } = query;
  if (from !== undefined && to !== undefined && from > to)
    throw refuseQuery([{ pointer: '/from', code: 'out_of_order', detail: `${from} lies after \`to\`, ${to}` }]);
  return query;
}
