// Query parameters of the list calls.
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { atMost, PageQuery } from '../../platform/http/page-query.dto';
import type { ListMeasure } from '../../screening/matching/list-entry';

export const MEASURES: readonly ListMeasure[] = ['asset_freeze', 'export_control', 'other'];
export const CHANGES = ['added', 'removed', 'changed'] as const;

function toBoolean({ value }: { value: unknown }): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}

export class ListsQuery {
  /** Also those that the catalogue knows and nobody uses here. */
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean({ message: 'must be true or false' })
  catalogue = false;
}

export class ImportQuery {
  /** Accept a list that has become much smaller. */
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean({ message: 'must be true or false' })
  force = false;

  /** Take it into use at once; absent: as the configuration says. */
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean({ message: 'must be true or false' })
  activate?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(300, atMost(300))
  title?: string;

  @IsOptional()
  @IsIn(MEASURES, { message: `must be one of ${MEASURES.join(', ')}` })
  measure?: ListMeasure;

  /** Name of a file that is sent as the body itself. */
  @IsOptional()
  @IsString()
  @MaxLength(255, atMost(255))
  fileName?: string;
}

export class DiffQuery extends PageQuery {
  @IsOptional()
  @IsIn(CHANGES, { message: `must be one of ${CHANGES.join(', ')}` })
  change?: (typeof CHANGES)[number];
}
