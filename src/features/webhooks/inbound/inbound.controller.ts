// The door for case systems: no key, but every call signed.
import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { answers, operation, problems } from '../../../platform/http/describe';
import { schemaOf } from '../../../platform/http/fields/field-schema';
import { rawBodyOf, requireJson } from '../../../platform/http/json-body';
import { refuseParameters } from '../../../platform/http/validation';
import { Public } from '../../auth/principal';
import { all, WEBHOOK_ID } from '../endpoints/webhooks.description';
import { InboundDto } from './inbound.dto';
import { type InboundAnswer, Inbound } from './inbound.service';

const text = { type: 'string' };
const signed = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
  ApiHeader({ name, required: true, schema: text }),
);

@Controller('v1/webhooks')
export class InboundController {
  constructor(private readonly inbound: Inbound) {}

  @Post(':id/inbound')
  @HttpCode(200)
  @Public()
  @all(
    WEBHOOK_ID,
    ...signed,
    operation('takeInbound', 'Tell what became of an alert', {
      description:
        'Needs no API key: the call is signed as Standard Webhooks 1.0 says, with the secret of the return path, at most five minutes ago. ' +
        'The same `webhook-id` has its effect once.',
      body: { 'application/json': schemaOf(InboundDto) },
    }),
    answers({
      200: {
        description: 'Taken',
        schema: {
          type: 'object',
          properties: {
            result: { ...text, enum: ['changed', 'unchanged', 'already_taken'] },
            alertId: text,
            version: { type: 'integer' },
            status: text,
            disposition: { type: ['string', 'null'] },
          },
        },
      },
    }),
    problems(400, 401, 404, 409, 415, 422),
  )
  async take(@Param('id') id: string, @Req() request: FastifyRequest): Promise<InboundAnswer> {
    refuseParameters(request.query);
    requireJson(request);
    return this.inbound.take(id, { headers: request.headers, body: rawBodyOf(request) });
  }
}
