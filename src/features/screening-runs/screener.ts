// Screens loaded revisions with one pinned kit, and lets other work of the process in between.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { fingerprint } from '../../platform/http/canonical-json';
import { screen, type ScreeningKit } from '../../screening/screen';
import { ScreeningKitHolder } from '../rulesets/screening-kit-holder';
import type { RevisionToScreen, ScreenedRevision } from './screened-revision';

/** Screening computes and never waits: after so many records the doors of the same process get their turn. */
const RECORDS_PER_TURN = 20;

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
    for (const [index, revision] of revisions.entries()) {
      if (index % RECORDS_PER_TURN === RECORDS_PER_TURN - 1) await nextTurn();
      this.screenOne(revision, kit, screening);
    }
    return screening;
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
