// The database as features see it: Prisma for single records, a pool for set-based SQL, one way to run a transaction.
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient } from 'pg';
import { PrismaClient } from '../../generated/prisma/client';

/** A connection inside a transaction. */
export type Transaction = PoolClient;

const POOL_SIZE = 12;

export class Database {
  readonly pool: Pool;
  readonly prisma: PrismaClient;

  constructor(url: string) {
    this.pool = new Pool({ connectionString: url, max: POOL_SIZE });
    // An idle connection that is lost is no fault of anybody's: the next query opens another.
    this.pool.on('error', () => undefined);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
  }

  /** Runs the work in one transaction: all of it is kept, or nothing. */
  async transaction<T>(work: (client: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      broken = await client.query('rollback').then(
        () => undefined,
        (fault: Error) => fault,
      );
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Whether the database answers. */
  async isReachable(): Promise<boolean> {
    return this.pool.query('select 1').then(
      () => true,
      () => false,
    );
  }

  /** Closed by the start-up after everything that uses it, not by a life-cycle hook: workers drain later than modules are destroyed. */
  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }
}
