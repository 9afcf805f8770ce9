// Screens loaded revisions with one pinned kit, and lets other work of the process in between.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/http/canonical-json';
import { screen, screenMany, type ScreeningKit } from '../../screening/screen';
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

@Injectable()
export class Screener {
  private readonly logger = new Logger('screening');

  constructor(
    private readonly kits: ScreeningKitHolder,
    private readonly clock: Clock,
  ) {}

  async screenAll(revisions: readonly RevisionToScreen[]): Promise<Screening> {
    const kit = this.kits.current();
    const screening: Screening = { screened: [], failed: [], versionsKey: fingerprint(kit.versions) };
    for (let at = 0; at < revisions.length; at += RECORDS_PER_TURN) {
      if (at > 0) await nextTurn();
      this.screenTogether(revisions.slice(at, at + RECORDS_PER_TURN), kit, screening);
    }
    return screening;
  }

  /** All together, and one by one where one of them cannot be taken: that one must not take the others with it. */
  private screenTogether(revisions: readonly RevisionToScreen[], kit: ScreeningKit, into: Screening): void {
    try {
      const assessments = screenMany(
        revisions.map(({ read }) => read),
        kit,
        this.clock.timestamp(),
      );
      revisions.forEach(({ revisionId, tenantId, tradeRequestId, reference, revision }, index) => {
        const assessment = assessments[index];
        if (assessment) into.screened.push({ revisionId, tenantId, tradeRequestId, reference, revision, assessment });
      });
    } catch {
      for (const revision of revisions) this.screenOne(revision, kit, into);
    }
  }

  private screenOne({ read, ...revision }: RevisionToScreen, kit: ScreeningKit, into: Screening): void {
    try {
      into.screened.push({ ...revision, assessment: screen(read, kit, this.clock.now().toISOString()) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.error({ err: error, revisionId: revision.revisionId }, 'a record could not be screened');
      into.failed.push({ revisionId: revision.revisionId, reason });
    }
  }
}
