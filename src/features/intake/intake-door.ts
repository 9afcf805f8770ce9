// The door as the service knows it: the one check, against the reference data of this process and today's date.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { AppError, type FieldError } from '../../platform/errors/errors';
import type { Assessment } from '../../screening/assessment';
import { screen } from '../../screening/screen';
import { LiveGoodGuys } from '../good-guys/live-good-guys';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import { readTradeRequest, type TradeRequestRead } from './read-trade-request';

@Injectable()
export class IntakeDoor {
  constructor(
    private readonly kits: ScreeningKitHolder,
    private readonly goodGuys: LiveGoodGuys,
    private readonly clock: Clock,
  ) {}

  /** The request, or everything that is wrong with it. */
  read(body: unknown): ReturnType<typeof readTradeRequest> {
    return readTradeRequest(body, { countries: this.kits.current().reference.countries, today: this.clock.today() });
  }

  /** @throws AppError 422 with the wrong fields */
  check(body: unknown): TradeRequestRead {
    const read = this.read(body);
    if ('errors' in read) throw refuseFields(read.errors);
    return read;
  }

  /** Screens a request that is not stored. @throws AppError 422 with the wrong fields */
  async screen(tenantId: string, body: unknown): Promise<Assessment> {
    const { request } = this.check(body);
    const context = await this.goodGuys.contextFor(tenantId);
    return screen(request, this.kits.current(), this.clock.timestamp(), context);
  }
}

/** The refusal of a request: the first wrong field in the sentence, all of them in the list. */
export function refuseFields(errors: FieldError[]): AppError {
  const first = errors[0];
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const detail =
    first === undefined
      ? 'The trade request is not right.'
      : `${first.pointer || 'the body'}: ${first.detail}${others}`;
  return new AppError('invalid_request', detail, { errors });
}
