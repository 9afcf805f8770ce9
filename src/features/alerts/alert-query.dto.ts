// Query parameters of the list of alerts.
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { atMost, PageQuery } from '../../platform/http/page-query.dto';

export const ALERT_STATUSES = ['open', 'in_review', 'proposed', 'closed'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/** The machine's verdicts that make an alert, what could not be screened, and `clear`: a newer revision took the weight off. */
export const ALERT_VERDICTS = ['review', 'hold', 'not_screened', 'clear'] as const;
export type AlertVerdict = (typeof ALERT_VERDICTS)[number];

export const ALERT_SORTS = ['newest', 'oldest', 'score'] as const;
export type AlertSort = (typeof ALERT_SORTS)[number];

const oneOf = (words: readonly string[]): { message: string } => ({ message: `must be one of ${words.join(', ')}` });

export class AlertQuery extends PageQuery {
  @IsOptional() @IsIn(ALERT_STATUSES, oneOf(ALERT_STATUSES)) status?: AlertStatus;
  @IsOptional() @IsIn(ALERT_VERDICTS, oneOf(ALERT_VERDICTS)) verdict?: AlertVerdict;
  /** `none` for alerts that nobody has taken. */
  @IsOptional() @IsString() @MaxLength(320, atMost(320)) assignee?: string;
  @IsOptional() @IsString() @MaxLength(200, atMost(200)) rule?: string;
  @IsIn(ALERT_SORTS, oneOf(ALERT_SORTS)) sort: AlertSort = 'newest';
}
