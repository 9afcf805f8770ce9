// What a case system tells about an alert.
import type { FieldError } from '../../../platform/errors/errors';
import { Field } from '../../../platform/http/fields/field';
import { oneOf, text } from '../../../platform/http/fields/field-kind';
import { readFields } from '../../../platform/http/fields/read-fields';
import { isId } from '../../../platform/ids/ids';
import { ALERT_STATUSES, type AlertStatus } from '../../alerts/alert-query.dto';
import { type Disposition, DISPOSITIONS } from '../../alerts/alert-transitions';
import { invalidFields } from '../endpoints/endpoint.dto';

export class InboundDto {
  @Field(text({ max: 36, description: 'This or `reference`; where both are given they must be of one alert' }))
  alertId?: string;
  @Field(text({ max: 128, oneLine: true, description: "The trade request's, as it was sent in" })) reference?: string;
  @Field(oneOf(ALERT_STATUSES)) status?: AlertStatus;
  @Field(oneOf(DISPOSITIONS)) disposition?: Disposition;
  @Field(text({ max: 4000 })) comment?: string;
  @Field(text({ max: 320, description: 'Who decided, as the case system calls them' })) changedBy?: string;
  @Field(text({ max: 200, description: 'Of the case there' })) externalId?: string;
  @Field(text({ max: 2000 })) externalUrl?: string;
}

/** @throws AppError 422 that names each field */
export function readInbound(body: unknown): InboundDto {
  const read = readFields(InboundDto, body, checkTogether);
  if ('value' in read) return read.value;
  throw invalidFields(read.errors);
}

function checkTogether({ alertId, reference, status, disposition, comment, externalUrl }: InboundDto): FieldError[] {
  const errors: FieldError[] = [];
  if (alertId === undefined && reference === undefined)
    errors.push({ pointer: '/alertId', code: 'required', detail: 'or reference is required' });
  if (alertId !== undefined && !isId(alertId))
    errors.push({ pointer: '/alertId', code: 'invalid', detail: 'is no identifier of an alert' });
  if (status === undefined && disposition === undefined && comment === undefined)
    errors.push({ pointer: '/status', code: 'required', detail: 'or disposition or comment is required' });
  if (externalUrl !== undefined && !/^https?:\/\//iu.test(externalUrl))
    errors.push({ pointer: '/externalUrl', code: 'invalid', detail: 'must begin with https:// or http://' });
  return errors;
}
