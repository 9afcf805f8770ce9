// The kit that this process screens with now: rules and reference data from files, the lists in use. A record is screened with the kit
// that was current when its run began.
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration';
import type { ListedSet } from '../../screening/matching/list-entry';
import { ListScreening, LISTS_OFF } from '../../screening/matching/list-screening';
import type { PartyMatcher } from '../../screening/matching/match-party';
import type { ScreeningKit } from '../../screening/screen';
import { ActiveLists } from '../lists/active-lists';
import { layOutLists } from './lay-out-lists';
import { loadScreeningKit } from './screening-kit';

/** Lists laid out, and the version that they are. */
interface LaidOut {
  sets: readonly ListedSet[];
  matcher: PartyMatcher;
  version: string;
  asOf: string | null;
  screening: ListScreening;
}

@Injectable()
export class ScreeningKitHolder implements OnModuleInit {
  private readonly logger = new Logger('lists');
  private readonly files: ScreeningKit;
  private laidOut: LaidOut | undefined;
  private running: Promise<void> | undefined;

  /** @throws RuleFilesError: a problem in the rule files stops the start. */
  constructor(
    configuration: Configuration,
    private readonly lists: ActiveLists,
  ) {
    this.files = loadScreeningKit(configuration);
  }

  /** Nothing is screened before the lists in use are laid out. */
  async onModuleInit(): Promise<void> {
    this.lists.onChange(() => void this.layOut());
    await this.layOut();
  }

  current(): ScreeningKit {
    const { state, problems } = this.lists.state();
    if (state === 'off') return this.files;
    const { laidOut } = this;
    // Lists are wanted, and none is there that could be asked.
    if (laidOut === undefined)
      return { ...this.files, lists: LISTS_OFF.in('failed', problems.length > 0 ? problems : [NOT_LAID_OUT]) };
    if (laidOut.screening.use !== state || laidOut.screening.problems.join() !== problems.join())
      laidOut.screening = new ListScreening(state, laidOut.matcher, problems);
    return {
      ...this.files,
      lists: laidOut.screening,
      versions: { ...this.files.versions, lists: laidOut.version },
      listsAsOf: laidOut.asOf,
    };
  }

  /** Who on the lists a party may be; undefined where no list is laid out. */
  matcher(): PartyMatcher | undefined {
    return this.laidOut?.matcher;
  }

  /** One after another: lists that change meanwhile are laid out next. */
  private layOut(): Promise<void> {
    this.running ??= this.catchUp().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async catchUp(): Promise<void> {
    for (let state = this.lists.state(); state.sets !== (this.laidOut?.sets ?? NO_SETS); state = this.lists.state()) {
      const { sets, version, asOf } = state;
      if (sets.length === 0) {
        this.laidOut = undefined;
        return;
      }
      const began = performance.now();
      const matcher = await layOutLists(sets, this.files.reference.names);
      this.laidOut = { sets, matcher, version, asOf, screening: new ListScreening('ready', matcher) };
      this.logger.log({ entries: matcher.entries, ms: Math.round(performance.now() - began) }, 'lists laid out');
    }
  }
}

/** Some seconds after the first list came. */
const NOT_LAID_OUT = 'the lists are being laid out';
const NO_SETS: readonly ListedSet[] = [];
