// The kit that this process screens with now. A record is screened with the kit that was current when its run began.
import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration';
import type { ScreeningKit } from '../../screening/screen';
import { loadScreeningKit } from './screening-kit';

@Injectable()
export class ScreeningKitHolder {
  private readonly kit: ScreeningKit;

  /** @throws RuleFilesError: a problem in the rule files stops the start. */
  constructor(configuration: Configuration) {
    this.kit = loadScreeningKit(configuration);
  }

  current(): ScreeningKit {
    return this.kit;
  }
}
