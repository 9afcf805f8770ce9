// The decisions that hold now, by tenant, in the memory of every process that screens.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { GoodGuys } from '../../screening/matching/good-guy';
import type { ScreeningContext } from '../../screening/screen';
import { hashEntry } from './entry-hash';
import { GoodGuysRepository } from './good-guys.repository';

/** How long another process may screen with decisions that were made, voided or expired meanwhile. */
const KEPT_MS = 3_000;
const KEPT_TENANTS = 1_000;

interface Kept {
  guys: Promise<GoodGuys>;
  until: number;
}

@Injectable()
export class LiveGoodGuys {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly repository: GoodGuysRepository,
    private readonly clock: Clock,
  ) {}

  /** What requests of a tenant are screened with now. Rejects where the database is away: a run is repeated then. */
  async contextFor(tenantId: string): Promise<ScreeningContext> {
    const now = this.clock.now().getTime();
    const kept = this.kept.get(tenantId);
    if (kept !== undefined && now < kept.until) return { goodGuys: await kept.guys };
    if (this.kept.size >= KEPT_TENANTS) this.kept.clear();
    const loading = { guys: this.load(tenantId), until: now + KEPT_MS };
    this.kept.set(tenantId, loading);
    try {
      return { goodGuys: await loading.guys };
    } catch (error) {
      if (this.kept.get(tenantId) === loading) this.kept.delete(tenantId);
      throw error;
    }
  }

  /** Looks again at the next request: a decision was made or voided here. */
  forget(tenantId: string): void {
    this.kept.delete(tenantId);
  }

  private async load(tenantId: string): Promise<GoodGuys> {
    const rows = await this.repository.findLive(tenantId);
    const guys = rows.map(({ createdAt, ...row }) => ({ ...row, createdOn: createdAt.toISOString().slice(0, 10) }));
    return new GoodGuys(guys, this.clock.today(), hashEntry);
  }
}
