// The delivery log of an endpoint, sending again, trying it out, and how it does.
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Page, readCursor, toPage, UUID_KEY } from '../../../platform/http/page';
import { readQuery, refuseParameters } from '../../../platform/http/validation';
import { CurrentPrincipal, type Principal } from '../../auth/principal';
import {
  DescribeDeliveries,
  DescribeDelivery,
  DescribeExample,
  DescribeHealth,
  DescribePing,
  DescribeRedeliver,
  DescribeRedeliverRange,
} from './deliveries.description';
import { Deliveries, type TestResult } from './deliveries.service';
import type { DeliverySummary } from './delivery-log.repository';
import { DeliveryQuery } from './delivery-query.dto';
import { readExampleType, readRange } from './read-bodies';

@Controller('v1/webhooks')
export class DeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  @Get(':id/deliveries')
  @DescribeDeliveries()
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() given: unknown,
  ): Promise<Page<DeliverySummary>> {
    const query = readQuery(DeliveryQuery, given);
    const rows = await this.deliveries.list(tenantId, id, query, readCursor(query.cursor, UUID_KEY));
    return toPage(
      rows,
      query.limit,
      (row) => row.id,
      (row) => row,
    );
  }

  @Get(':id/deliveries/:deliveryId')
  @DescribeDelivery()
  async get(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    refuseParameters(query);
    return this.deliveries.show(tenantId, id, deliveryId);
  }

  @Post('deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @DescribeRedeliver('redeliver')
  async redeliver(
    @CurrentPrincipal() principal: Principal,
    @Param('deliveryId') deliveryId: string,
    @Query() query: unknown,
  ): Promise<DeliverySummary> {
    refuseParameters(query);
    return this.deliveries.redeliver(principal, deliveryId);
  }

  @Post(':id/deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @DescribeRedeliver('redeliverOfWebhook')
  async redeliverOf(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
    @Query() query: unknown,
  ): Promise<DeliverySummary> {
    refuseParameters(query);
    return this.deliveries.redeliver(principal, deliveryId, id);
  }

  @Post(':id/redeliver')
  @HttpCode(202)
  @DescribeRedeliverRange()
  async redeliverRange(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Query() query: unknown,
  ): Promise<{ queued: number }> {
    refuseParameters(query);
    return { queued: await this.deliveries.redeliverRange(principal, id, readRange(body)) };
  }

  @Post(':id/ping')
  @HttpCode(200)
  @DescribePing()
  async ping(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<TestResult> {
    refuseParameters(query);
    return this.deliveries.sendExample(tenantId, id, 'webhook.test');
  }

  @Post(':id/send-example')
  @HttpCode(200)
  @DescribeExample()
  async sendExample(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Query() query: unknown,
  ): Promise<TestResult> {
    refuseParameters(query);
    return this.deliveries.sendExample(tenantId, id, readExampleType(body));
  }

  @Get(':id/health')
  @DescribeHealth()
  async health(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<unknown> {
    refuseParameters(query);
    return this.deliveries.health(tenantId, id);
  }
}
