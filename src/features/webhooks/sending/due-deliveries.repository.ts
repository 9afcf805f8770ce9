// Takes deliveries that are due, for every endpoint as many as it may have under way, so that a slow one never holds up another.
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration';
import { Database } from '../../../platform/database/database';
import { FAILURES_TO_TRIP } from './circuit';
import { type ClaimedDelivery, type DeliveryRow, toClaimed } from './claimed-delivery';

/** Requests to one endpoint at the same time, in one process. */
const MOST_AT_ONCE = 16;

/** What a claimed delivery is joined with to be sent. */
export const DELIVERY_COLUMNS = `d.id as "deliveryId", d.tenant_id as "tenantId", d.endpoint_id as "endpointId", d.attempts as attempt, d.tries,
  d.type, d.subject_id as "subjectId", d.payload, d.format, m.occurred_at as "occurredAt", m.data::text, m.thin_data::text as "thinData",
  case when e.adapter is not null then (select p.case_ref from webhook_delivery p
    where p.endpoint_id = d.endpoint_id and p.subject_id = d.subject_id and p.case_ref is not null order by p.sequence desc limit 1) end as "caseRef",
  a.document::text as assessment, e.url, e.headers, e.adapter, e.consecutive_failures > 0 as "isFailing",
  (select coalesce(json_agg(json_build_object('scheme', s.scheme, 'secret', s.secret) order by s.created_at desc), '[]') from webhook_secret s
   where s.endpoint_id = e.id and s.purpose = 'outbound' and (s.expires_at is null or s.expires_at > now())) as secrets`;

export const DELIVERY_JOINS = `join webhook_message m on m.id = d.message_id join webhook_endpoint e on e.id = d.endpoint_id
  left join assessment a on a.id = m.assessment_id`;

/**
 * Taking one pushes its next attempt behind the time limit: when the process dies, it is due again by then. The attempt is logged in the same
 * statement. Of an ordered endpoint, only the oldest delivery of each subject is taken. An endpoint whose circuit has just opened again gets one.
 */
const CLAIM = `
  with lanes as (
    select e.id, e.ordered, case when e.consecutive_failures >= ${FAILURES_TO_TRIP} then 1 else ${MOST_AT_ONCE} end - coalesce(b.busy, 0) as room
    from webhook_endpoint e left join unnest($1::uuid[], $2::int[]) as b(id, busy) on b.id = e.id
    where e.disabled_at is null and e.deleted_at is null and (e.paused_until is null or e.paused_until <= now())
  ), due as materialized (
    select d.id from lanes l cross join lateral (
      select d.id from webhook_delivery d
      where d.endpoint_id = l.id and d.status = 'pending' and d.next_attempt_at <= now()
        and (not l.ordered or not exists (
          select 1 from webhook_delivery p where p.endpoint_id = d.endpoint_id and p.subject_id = d.subject_id
            and p.status = 'pending' and p.sequence < d.sequence))
      order by d.next_attempt_at, d.sequence limit greatest(l.room, 0) for update skip locked) d
  ), claimed as (
    update webhook_delivery d set attempts = attempts + 1, tries = tries + 1, next_attempt_at = now() + make_interval(secs => $3)
    from due where d.id = due.id returning d.*
  ), begun as (
    insert into webhook_attempt (delivery_id, number, tenant_id) select id, attempts, tenant_id from claimed
  )
  select ${DELIVERY_COLUMNS} from claimed d ${DELIVERY_JOINS} order by d.sequence`;

@Injectable()
export class DueDeliveriesRepository {
  private readonly leaseSeconds: number;

  constructor(
    private readonly database: Database,
    { webhookTimeoutMs }: Configuration,
  ) {
    // The time limit, and time enough to write down what came of it.
    this.leaseSeconds = (webhookTimeoutMs / 1000) * 1.25 + 5;
  }

  /** @param busy requests under way in this process, by endpoint */
  async claim(busy: ReadonlyMap<string, number>): Promise<ClaimedDelivery[]> {
    const { rows } = await this.database.pool.query<DeliveryRow>(CLAIM, [
      [...busy.keys()],
      [...busy.values()],
      this.leaseSeconds,
    ]);
    return rows.map(toClaimed);
  }
}
