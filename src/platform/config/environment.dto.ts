// The environment variables as one typed, validated schema. Contract of the operator: names, defaults and meaning.
import { Transform } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
} from 'class-validator';

export const ROLES = ['api', 'worker', 'webhooks', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a good new version of a list is used at once or waits for an officer. */
export const LIST_ACTIVATIONS = ['auto', 'manual'] as const;
export type ListActivation = (typeof LIST_ACTIVATIONS)[number];

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** `true`, `1`, `yes` and `false`, `0`, `no`; anything else stays as it is and fails the check. */
function toBoolean({ value }: { value: unknown }): unknown {
  const text = String(value).toLowerCase();
  if (['true', '1', 'yes'].includes(text)) return true;
  return ['false', '0', 'no', ''].includes(text) ? false : value;
}

/** The parts between commas; a list stays as it is. */
function toList({ value }: { value: unknown }): unknown {
  if (Array.isArray(value)) return value as unknown[];
  const parts = String(value).split(',');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Addresses may hold commas: a new one begins where a name and `=` stand behind the comma. */
function toAddresses({ value }: { value: unknown }): unknown {
  if (Array.isArray(value)) return value as unknown[];
  const parts = String(value).split(/,(?=\s*[a-z0-9-]+=)/u);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

export class Environment {
  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'must be a port number' })
  @Min(0, { message: 'must be a port number from 0 to 65535' })
  @Max(65535, { message: 'must be a port number from 0 to 65535' })
  PORT = 3000;

  @IsString()
  @MinLength(1, { message: 'must not be empty' })
  HOST = '127.0.0.1';

  @IsOptional()
  @Matches(/^postgres(?:ql)?:\/\/.+/u, { message: 'must begin with postgresql://' })
  DATABASE_URL?: string;

  @IsOptional()
  @Matches(/^rediss?:\/\/[^,]+(?:,rediss?:\/\/[^,]+)*$/u, {
    message: 'must begin with redis:// or rediss://; several nodes of a cluster are separated by commas',
  })
  REDIS_URL?: string;

  @IsString()
  @MinLength(1, { message: 'must not be empty' })
  TRUEBEARING_DATA_DIR = '.truebearing';

  @Transform(toList)
  @IsIn(ROLES, { each: true, message: `must be a comma-separated list of ${ROLES.join(', ')}` })
  @ArrayNotEmpty({ message: `must name at least one of ${ROLES.join(', ')}` })
  TRUEBEARING_ROLES: Role[] = [...ROLES];

  /** Absent: the folder `rules` of the package, wherever it was started. */
  @IsOptional()
  @IsString()
  TRUEBEARING_RULES_DIR?: string;

  @Transform(toBoolean)
  @IsBoolean({ message: 'must be true or false' })
  TRUEBEARING_WEBHOOK_ALLOW_PRIVATE = false;

  /** Lists that are downloaded by themselves. */
  @Transform(toList)
  @Matches(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, {
    each: true,
    message: 'must be a comma-separated list such as us-ofac-sdn,eu-fsf',
  })
  TRUEBEARING_LISTS: string[] = [];

  /** Addresses in place of the authorities' own; the same list several times for several files. */
  @Transform(toAddresses)
  @Matches(/^[a-z0-9]+(?:-[a-z0-9]+)*=https?:\/\/\S+$/u, {
    each: true,
    message: 'must be a comma-separated list such as us-ofac-sdn=https://mirror.example/sdn.xml',
  })
  TRUEBEARING_LIST_URLS: string[] = [];

  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'must be a whole number of hours' })
  @Min(1, { message: 'must be at least 1 hour' })
  @Max(24 * 365, { message: 'must be at most a year' })
  TRUEBEARING_LIST_MAX_AGE_HOURS = 72;

  @IsIn(LIST_ACTIVATIONS, { message: `must be ${LIST_ACTIVATIONS.join(' or ')}` })
  TRUEBEARING_LIST_ACTIVATION: ListActivation = 'auto';

  @IsIn(LEVELS, { message: `must be one of ${LEVELS.join(', ')}` })
  LOG_LEVEL = 'info';
}
