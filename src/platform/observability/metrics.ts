// Counters and histograms for operators, in the format that Prometheus reads.
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requestsReceived = new Counter({
    name: 'truebearing_requests_received_total',
    help: 'Trade requests stored, by door.',
    labelNames: ['door'],
    registers: [this.registry],
  });

  readonly screened = new Counter({
    name: 'truebearing_screened_total',
    help: 'Assessments written, by verdict.',
    labelNames: ['verdict'],
    registers: [this.registry],
  });

  readonly httpSeconds = new Histogram({
    name: 'truebearing_http_request_seconds',
    help: 'Time from request to answer, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  readonly webhookAttempts = new Counter({
    name: 'truebearing_webhook_attempts_total',
    help: 'Attempts to deliver a webhook, by what came of them.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
