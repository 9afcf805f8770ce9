// Screens loaded revisions with one pinned kit, and lets other work of the process in between.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/http/canonical-json';
import { screen, screenMany, type ScreeningContext, type ScreeningKit } from '../../screening/screen';
import { LiveGoodGuys } from '../good-guys/live-good-guys';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import type { RevisionToScreen, ScreenedRevision } from './screened-revision';

/** Screening computes and never waits: after so many records (some milliseconds) the doors of the same process get their turn. */
const RECORDS_PER_TURN = 50;

export interface Screening {
  screened: ScreenedRevision[];
  /** Records that the core could not take, which it never should. */
  failed: { revisionId: string; reason: string }[];
  /** One key for the four versions that the assessments are pinned to. */
  versionsKey: string;
}

/** What a run is screened with, from its beginning to its end. */
interface Pinned {
  kit: ScreeningKit;
  context: ScreeningContext;
}

@Injectable()
export class Screener {
  private readonly logger = new Logger('screening');

  constructor(
    private readonly kits: ScreeningKitHolder,
    private readonly goodGuys: LiveGoodGuys,
    private readonly clock: Clock,
  ) {}

  async screenAll(revisions: readonly RevisionToScreen[]): Promise<Screening> {
    const kit = this.kits.current();
    const screening: Screening = { screened: [], failed: [], versionsKey: fingerprint(kit.versions) };
    for (const [tenantId, own] of byTenant(revisions)) {
      const context = await this.goodGuys.contextFor(tenantId);
      for (let at = 0; at < own.length; at += RECORDS_PER_TURN) {
        if (screening.screened.length > 0) await nextTurn();
        this.screenTogether(own.slice(at, at + RECORDS_PER_TURN), { kit, context }, screening);
      }
    }
    return screening;
  }

  /** All together, and one by one where one of them cannot be taken: that one must not take the others with it. */
  private screenTogether(revisions: readonly RevisionToScreen[], { kit, context }: Pinned, into: Screening): void {
    try {
      const assessments = screenMany(
        revisions.map(({ read }) => read),
        kit,
        this.clock.timestamp(),
        context,
      );
      revisions.forEach(({ revisionId, tenantId, tradeRequestId, reference, revision }, index) => {
        const assessment = assessments[index];
        if (assessment) into.screened.push({ revisionId, tenantId, tradeRequestId, reference, revision, assessment });
      });
    } catch {
      for (const revision of revisions) this.screenOne(revision, { kit, context }, into);
    }
  }

  private screenOne({ read, ...revision }: RevisionToScreen, { kit, context }: Pinned, into: Screening): void {
    try {
      into.screened.push({ ...revision, assessment: screen(read, kit, this.clock.timestamp(), context) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error({ err: error, revisionId: revision.revisionId }, 'a record could not be screened');
      into.failed.push({ revisionId: revision.revisionId, reason });
    }
  }
}

/** Decisions of one tenant say nothing about requests of another. */
function byTenant(revisions: readonly RevisionToScreen[]): Map<string, RevisionToScreen[]> {
  const groups = new Map<string, RevisionToScreen[]>();
  for (const revision of revisions) {
    const group = groups.get(revision.tenantId);
    if (group === undefined) groups.set(revision.tenantId, [revision]);
    else group.push(revision);
  }
  return groups;
}
