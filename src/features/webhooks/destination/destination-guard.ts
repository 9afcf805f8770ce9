// The one guard of targets: asked when an endpoint is registered, and in the way of every connection.
import type { Agent } from 'node:http';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration';
import { DestinationBlocked, type DestinationPolicy, hostOf, portOf, readDestination } from './destination-policy';
import { GuardedHttpAgent, GuardedHttpsAgent } from './guarded-agents';
import { findAllowedAddresses } from './guarded-connect';
import { Resolver } from './resolver';

@Injectable()
export class DestinationGuard implements OnApplicationShutdown {
  private readonly policy: DestinationPolicy;
  private readonly agents: Readonly<Record<string, Agent>>;

  constructor(
    configuration: Configuration,
    private readonly resolver: Resolver,
  ) {
    this.policy = {
      allowPrivate: configuration.webhookAllowPrivate,
      allowHttp: configuration.webhookAllowHttp,
      ports: configuration.webhookPorts,
    };
    const guard = { policy: this.policy, resolver };
    this.agents = { 'http:': new GuardedHttpAgent(guard), 'https:': new GuardedHttpsAgent(guard) };
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

  /**
   * The connections that a request to this target must use.
   * @throws DestinationBlocked where the text alone says that it may not be reached
   */
  agentFor(text: string): { url: URL; agent: Agent } {
    const url = readDestination(text, this.policy);
    const agent = this.agents[url.protocol];
    if (!agent) throw new DestinationBlocked(`must begin with https://, not ${url.protocol}`);
    return { url, agent };
  }

  onApplicationShutdown(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }
}
