// Query parameters of the batch calls.
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { atMost } from '../../platform/http/page-query.dto';

export class UploadQuery {
  /** Validate only: nothing is stored but the file and its report. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean({ message: 'must be true or false' })
  dryRun = false;

  @IsOptional()
  @IsString()
  @MaxLength(255, atMost(255))
  fileName?: string;
}
