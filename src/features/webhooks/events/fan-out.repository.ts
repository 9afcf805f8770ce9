// Turns events into deliveries, one for each endpoint that asked for them, in the transaction that takes them out of the outbox.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Configuration } from '../../../platform/config/configuration';
import { newId } from '../../../platform/ids/ids';
import { OutboxSubscriber, type StoredEvent } from '../../../platform/outbox/outbox.repository';
import { dataOfEvent } from './message-data';

/** Said on this channel when deliveries are due. */
export const DELIVERIES_CHANNEL = 'truebearing_deliveries';

interface Receiver {
  id: string;
  tenantId: string;
  eventTypes: string[];
  payload: string;
  format: string;
  disabled: boolean;
  createdAt: Date;
}

interface Addressed {
  event: StoredEvent;
  messageId: string;
  receivers: Receiver[];
}

@Injectable()
export class FanOutRepository extends OutboxSubscriber {
  constructor(private readonly configuration: Configuration) {
    super();
  }

  async accept(client: PoolClient, events: readonly StoredEvent[]): Promise<void> {
    const receivers = await findReceivers(client);
    // Most events of a large file are asked for by nobody.
    const addressed = events
      .map((event) => ({ event, messageId: newId(), receivers: receivers.filter((one) => isFor(event, one)) }))
      .filter((one) => one.receivers.length > 0);
    if (addressed.length === 0) return;
    await this.storeMessages(client, addressed);
    await storeDeliveries(client, addressed);
  }

  private async storeMessages(client: PoolClient, addressed: readonly Addressed[]): Promise<void> {
    const rows = addressed.map(({ event, messageId }) => {
      const { full, thin, assessmentId } = dataOfEvent(event, this.configuration.publicUrl);
      return {
        id: messageId,
        tenant_id: event.tenantId,
        outbox_event_id: event.id,
        type: event.type,
        subject_id: event.subjectId,
        occurred_at: event.createdAt,
        // Text inside the JSON that carries the rows: what is stored is exactly what is written here.
        data: JSON.stringify(full),
        thin_data: JSON.stringify(thin),
        assessment_id: assessmentId,
      };
    });
    await client.query(
      `insert into webhook_message (id, tenant_id, outbox_event_id, type, subject_id, occurred_at, data, thin_data, assessment_id)
       select id, tenant_id, outbox_event_id, type, subject_id, occurred_at, data::json, thin_data::json, assessment_id
       from jsonb_to_recordset($1::jsonb) as t(id uuid, tenant_id uuid, outbox_event_id bigint, type text, subject_id uuid,
         occurred_at timestamptz, data text, thin_data text, assessment_id uuid)`,
      [JSON.stringify(rows)],
    );
  }
}

function isFor(event: StoredEvent, { id, tenantId, eventTypes, createdAt }: Receiver): boolean {
  // Whoever cannot be reached is not told that it cannot be reached, and nobody of what was before they came.
  const concerns = event.subjectId !== id && event.createdAt >= createdAt;
  return concerns && event.tenantId === tenantId && eventTypes.includes(event.type);
}

async function findReceivers(client: PoolClient): Promise<Receiver[]> {
  const { rows } = await client.query<Receiver>(
    `select id, tenant_id as "tenantId", event_types as "eventTypes", payload, format, disabled_at is not null as disabled, created_at as "createdAt"
     from webhook_endpoint where deleted_at is null`,
  );
  return rows;
}

/** What comes while an endpoint is disabled is held: an officer decides whether it is still to be sent. */
async function storeDeliveries(client: PoolClient, addressed: readonly Addressed[]): Promise<void> {
  const rows = addressed.flatMap(({ event, messageId, receivers }) =>
    receivers.map(({ id, payload, format, disabled }) => ({
      id: newId(),
      tenant_id: event.tenantId,
      endpoint_id: id,
      message_id: messageId,
      type: event.type,
      subject_id: event.subjectId,
      sequence: event.id,
      payload,
      format,
      status: disabled ? 'held' : 'pending',
    })),
  );
  await client.query(
    `with stored as (
       insert into webhook_delivery (id, tenant_id, endpoint_id, message_id, type, subject_id, sequence, payload, format, status)
       select id, tenant_id, endpoint_id, message_id, type, subject_id, sequence, payload, format, status
       from jsonb_to_recordset($1::jsonb) as t(id uuid, tenant_id uuid, endpoint_id uuid, message_id uuid, type text,
         subject_id uuid, sequence bigint, payload text, format text, status text) returning 1)
     select pg_notify('${DELIVERIES_CHANNEL}', '') from stored limit 1`,
    [JSON.stringify(rows)],
  );
}
