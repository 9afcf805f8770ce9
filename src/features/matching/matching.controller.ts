// The door for a single party: who on the lists it may be, and why. Nothing is stored.
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requireJson } from '../../platform/http/json-body';
import { refuseParameters } from '../../platform/http/validation';
import { DescribeMatch } from './matching.description';
import { type MatchAnswer, PartySearch } from './party-search';

@Controller('v1/match')
export class MatchingController {
  constructor(private readonly parties: PartySearch) {}

  @Post()
  @HttpCode(200)
  @DescribeMatch()
  match(@Req() request: FastifyRequest): MatchAnswer {
    refuseParameters(request.query);
    return this.parties.search(requireJson(request));
  }
}
