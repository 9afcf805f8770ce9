// The only place that asks what time it is.
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** RFC 3339 UTC. */
  timestamp(): string {
    return this.now().toISOString();
  }

  /** `YYYY-MM-DD` in UTC. */
  today(): string {
    return this.timestamp().slice(0, 10);
  }
}
