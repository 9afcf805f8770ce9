// Finds the addresses behind a host name.
import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';

@Injectable()
export class Resolver {
  private readonly running = new Map<string, Promise<string[]>>();

  /**
   * Every address of a name, as the system resolves it. Questions for the same name that come together are asked once: Node has few threads
   * for them, and a name server that does not answer must not hold up other names.
   */
  resolve(hostname: string): Promise<string[]> {
    const asked = this.running.get(hostname);
    if (asked) return asked;
    const asking = this.ask(hostname).finally(() => this.running.delete(hostname));
    this.running.set(hostname, asking);
    return asking;
  }

  protected async ask(hostname: string): Promise<string[]> {
    const found = await lookup(hostname, { all: true, verbatim: true });
    return found.map(({ address }) => address);
  }
}
