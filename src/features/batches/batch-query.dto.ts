// Query parameters of the batch calls.
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class UploadQuery {
  /** Validate only: nothing is stored but the file and its report. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean({ message: 'must be true or false' })
  dryRun = false;

  @IsOptional()
  @IsString()
  @MaxLength(255, { message: 'must have 255 characters at most' })
  fileName?: string;
}

export class BatchListQuery {
  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 to 200' })
  @Max(200, { message: 'must be 1 to 200' })
  limit = 50;

  @IsOptional()
  @IsString()
  cursor?: string;
}
