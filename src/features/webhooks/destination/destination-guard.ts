// The one guard of targets: asked when an endpoint is registered, and in the way of every connection.
import { Injectable } from '@nestjs/common';
import { Agent } from 'undici';
import { Configuration } from '../../../platform/config/configuration';
import { DestinationBlocked, type DestinationPolicy, hostOf, portOf, readDestination } from './destination-policy';
import { findAllowedAddresses, guardedConnector } from './guarded-connect';
import { Resolver } from './resolver';

@Injectable()
export class DestinationGuard {
  /** Every request of a webhook goes through this one. It follows no redirects. */
  readonly agent: Agent;
  private readonly policy: DestinationPolicy;

  constructor(
    configuration: Configuration,
    private readonly resolver: Resolver,
  ) {
    this.policy = {
      allowPrivate: configuration.webhookAllowPrivate,
      allowHttp: configuration.webhookAllowHttp,
      ports: configuration.webhookPorts,
    };
    this.agent = new Agent({ connect: guardedConnector(this.policy, resolver), pipelining: 1 });
  }

  /**
   * Whether a target may be reached, as far as can be said now. A name that cannot be resolved now is taken: it may be up later.
   * @throws DestinationBlocked
   */
  async check(text: string): Promise<void> {
    const url = readDestination(text, this.policy);
    const target = { protocol: url.protocol, hostname: hostOf(url), port: portOf(url) };
    await findAllowedAddresses(target, this.policy, this.resolver).catch((error: unknown) => {
      if (error instanceof DestinationBlocked) throw error;
    });
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }
}
