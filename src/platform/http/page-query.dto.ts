// The two parameters that every list takes, and the words in which wrong parameters are refused.
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const MOST = 200;
const LIMIT = { message: `must be a whole number from 1 to ${MOST}` };

export const atMost = (length: number): { message: string } => ({ message: `must have ${length} characters at most` });

export class PageQuery {
  /** Digits only: everything else that JavaScript takes for a number is a slip. */
  @Transform(({ value }) => (/^\d{1,9}$/u.test(String(value)) ? Number(value) : NaN))
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(MOST, LIMIT)
  limit: number = 50;

  @IsOptional() @IsString() @MaxLength(200, atMost(200)) cursor?: string;
}
