// The environment variables as one typed, validated schema. Contract of the operator: names, defaults and meaning.
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
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

/** The numbers between commas; what is none stays and fails the check. */
function toNumbers(given: { value: unknown }): unknown {
  const parts = toList(given);
  return Array.isArray(parts) ? parts.map((part) => (typeof part === 'number' ? part : Number(part))) : parts;
}

/** Addresses may hold commas: a new one begins where a name and `=` stand behind the comma. */
function toAddresses({ value }: { value: unknown }): unknown {
  if (Array.isArray(value)) return value as unknown[];
  const parts = String(value).split(/,(?=\s*[a-z0-9-]+=)/u);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const PORT_LIST = 'must be a comma-separated list of port numbers';
const PAUSE_LIST = 'must be a comma-separated list of at most 30 pauses in seconds, each a week at most';

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

  @Transform(toBoolean)
  @IsBoolean({ message: 'must be true or false' })
  TRUEBEARING_WEBHOOK_ALLOW_HTTP = false;

  @Transform(toNumbers)
  @IsInt({ each: true, message: PORT_LIST })
  @Min(1, { each: true, message: PORT_LIST })
  @Max(65535, { each: true, message: PORT_LIST })
  @ArrayNotEmpty({ message: PORT_LIST })
  TRUEBEARING_WEBHOOK_PORTS: number[] = [80, 443, 8443];

  @Transform(toNumbers)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { each: true, message: PAUSE_LIST })
  @Min(0, { each: true, message: PAUSE_LIST })
  @Max(7 * 24 * 3600, { each: true, message: PAUSE_LIST })
  @ArrayMaxSize(30, { message: PAUSE_LIST })
  @ArrayNotEmpty({ message: PAUSE_LIST })
  TRUEBEARING_WEBHOOK_RETRY_SECONDS: number[] = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

  @Transform(({ value }) => Number(value))
  @IsInt({ message: 'must be a number of seconds from 1 to 60' })
  @Min(1, { message: 'must be a number of seconds from 1 to 60' })
  @Max(60, { message: 'must be a number of seconds from 1 to 60' })
  TRUEBEARING_WEBHOOK_TIMEOUT_SECONDS = 20;

  /** Absent: made from HOST and PORT. */
  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_fragments: false },
    { message: 'must be the address under which people reach this service, such as https://screening.example.com' },
  )
  TRUEBEARING_PUBLIC_URL?: string;

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
