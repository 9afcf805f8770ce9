// Finds the adapter of a case system and lets it bring the message there.
import { Injectable } from '@nestjs/common';
import type { Attempt } from '../sending/attempt';
import type { ClaimedDelivery } from '../sending/claimed-delivery';
import { type Adapter, Target } from './adapter';
import { type AdapterKind, type AdapterSettings } from './adapter-settings';
import { Authentication } from './authentication';
import { viewOf } from './case-view';
import { toGeneric } from './generic';
import { toHummingbird } from './hummingbird';
import { toJira } from './jira';
import { toMarble } from './marble';
import { toSalesforce } from './salesforce';
import { toServiceNow } from './servicenow';
import { toSlack } from './slack';
import { toTeams } from './teams';
import { renderTemplate } from './template';
import { toTheHive } from './thehive';
import { toUnit21 } from './unit21';

const ADAPTERS: Readonly<Record<AdapterKind, Adapter>> = {
  generic: toGeneric,
  servicenow: toServiceNow,
  jira: toJira,
  salesforce: toSalesforce,
  thehive: toTheHive,
  hummingbird: toHummingbird,
  unit21: toUnit21,
  marble: toMarble,
  slack: toSlack,
  teams: toTeams,
};

@Injectable()
export class Adapters {
  constructor(private readonly authentication: Authentication) {}

  /** @throws whatever keeps the message from being taken */
  async deliver(delivery: ClaimedDelivery, settings: AdapterSettings, attempt: Attempt): Promise<void> {
    const view = viewOf(delivery);
    const login = { authentication: this.authentication, auth: settings.auth };
    const target = new Target(delivery.url, delivery.headers, login, attempt);
    const own = settings.kind === 'generic' ? undefined : settings.template;
    const description = own === undefined ? view.summary.join('\n') : renderTemplate(own, view);
    await ADAPTERS[settings.kind]({
      view,
      description,
      settings,
      target,
      knownCase: delivery.caseRef,
      rememberCase: (ref) => attempt.rememberCase(ref),
    });
  }
}
