// Remembers which calls came back already, so that each has its effect once.
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';

export interface InboundCall {
  tenantId: string;
  endpointId: string;
  messageId: string;
  bodySha256: string;
}

@Injectable()
export class InboundRepository {
  /** In the transaction of the effect. `repeated`: taken before. `conflict`: taken before with another body. */
  async take(client: PoolClient, call: InboundCall): Promise<'new' | 'repeated' | 'conflict'> {
    const { tenantId, endpointId, messageId, bodySha256 } = call;
    const { rowCount } = await client.query(
      `insert into webhook_inbound (tenant_id, endpoint_id, message_id, body_sha256) values ($1, $2, $3, $4)
       on conflict (endpoint_id, message_id) do nothing`,
      [tenantId, endpointId, messageId, bodySha256],
    );
    if (rowCount === 1) return 'new';
    const { rows } = await client.query<{ body: string }>(
      'select trim(body_sha256) as body from webhook_inbound where endpoint_id = $1 and message_id = $2',
      [endpointId, messageId],
    );
    return rows[0]?.body === bodySha256 ? 'repeated' : 'conflict';
  }
}
