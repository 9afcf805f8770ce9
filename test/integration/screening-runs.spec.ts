// The runner and its book against a real database: once per revision and versions, the newest revision counts, nothing is lost or clear by silence.
import { setTimeout as sleep } from 'node:timers/promises';
import { ScreeningRuns } from '../../src/features/screening-runs/screening-runs.service';
import { Database } from '../../src/platform/database/database';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { startTestService, type TestService } from '../support/test-service';

/** Bearings to Kazakhstan by a road that ends at the Russian border: held. */
const FLAGGED = {
  requestedAt: '2026-03-01',
  goods: [{ description: 'Deep groove ball bearings 6205-2RS', hsCode: '848210', netWeightKg: 260 }],
  parties: [{ role: 'consignee', name: 'ТОО «Жулдыз Трейд»', country: 'KZ', activity: 'wholesale' }],
  route: {
    dispatchCountry: 'DE',
    destinationCountry: 'KZ',
    places: ['Hamburg', 'Almaty', 'Oral', 'Syrym'],
    mode: 'road',
  },
};
const CLEAR = {
  requestedAt: '2026-03-01',
  goods: [{ description: 'Leather shoes', hsCode: '640399', netWeightKg: 10, originCountry: 'FR' }],
  parties: [
    {
      role: 'consignee',
      name: 'Chaussures Dupont',
      country: 'FR',
      incorporatedOn: '1990-01-01',
      activity: 'shoe retail',
    },
  ],
  route: { dispatchCountry: 'IT', destinationCountry: 'FR', places: ['Milano', 'Lyon'], mode: 'road' },
};

describe('the runner', () => {
  let database: TestDatabase;
  let doors: TestService;
  let runs: ScreeningRuns;

  beforeAll(async () => {
    database = await createTestDatabase();
    // Doors without a worker: what is stored stays queued until a spec runs it.
    doors = await startTestService({ database, env: { TRUEBEARING_ROLES: 'api' } });
    runs = doors.app.get(ScreeningRuns, { strict: false });
  });
  afterAll(async () => {
    await doors.stop();
    await database.drop();
  });

  const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await doors.app.get(Database).pool.query<T>(sql, values)).rows;

  /** Stores a request, or its next revision, and returns the id of the revision. */
  async function store(reference: string, body: object): Promise<{ id: string; revisionId: string }> {
    const answer = await doors.call('POST', '/v1/trade-requests?onDuplicate=revise', { body: { reference, ...body } });
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as { id: string };
    const [revision] = await query<{ id: string }>(
      'select id from trade_request_revision where trade_request_id = $1 order by revision desc limit 1',
      [id],
    );
    return { id, revisionId: revision?.id ?? '' };
  }

  const alertOf = async (
    id: string,
  ): Promise<
    { verdict: string; version: number; reason: string | null; hit_rules: string[]; score: number } | undefined
  > =>
    (
      await query<{ verdict: string; version: number; reason: string | null; hit_rules: string[]; score: number }>(
        'select verdict, version, reason, hit_rules, score from alert where trade_request_id = $1',
        [id],
      )
    )[0];

  it('writes one assessment where ten runs race for the same revisions', async () => {
    const stored = await Promise.all(Array.from({ length: 8 }, (_, index) => store(`RACE-${index}`, FLAGGED)));
    const ids = stored.map(({ revisionId }) => revisionId);
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) => runs.run(index % 2 === 0 ? ids : [...ids].reverse())),
    );
    expect(results.map(({ written }) => written).reduce((sum, written) => sum + written)).toBe(8);
    const [counts] = await query(
      `select (select count(*) from assessment where revision_id = any($1))::int as assessments,
         (select count(*) from alert a join trade_request_revision v using (trade_request_id) where v.id = any($1))::int as alerts,
         (select count(*) from outbox_event where type = 'alert.created')::int as events,
         (select count(*) from audit_entry where action = 'trade_request.screened')::int as audited`,
      [ids],
    );
    expect(counts).toEqual({ assessments: 8, alerts: 8, events: 8, audited: 8 });
  });

  it('makes no alert for a clear request', async () => {
    const { id, revisionId } = await store('CLEAR-1', CLEAR);
    await runs.run([revisionId]);
    expect(await query('select verdict from trade_request where id = $1', [id])).toEqual([{ verdict: 'clear' }]);
    expect(await alertOf(id)).toBeUndefined();
  });

  it('updates the alert with each revision, and notes one that came out clear', async () => {
    const first = await store('REV-1', FLAGGED);
    await runs.run([first.revisionId]);
    const before = await alertOf(first.id);
    expect(before).toMatchObject({ verdict: 'hold', version: 1, reason: null });
    const second = await store('REV-1', CLEAR);
    await runs.run([second.revisionId]);
    expect(await alertOf(first.id)).toMatchObject({
      verdict: 'clear',
      version: 2,
      hit_rules: [],
      reason: expect.stringContaining('clear') as string,
    });
    const third = await store('REV-1', { ...FLAGGED, direction: 'export' });
    await runs.run([third.revisionId]);
    expect(await alertOf(first.id)).toMatchObject({ verdict: 'hold', version: 3, reason: null });
    const events = await query(
      `select type from outbox_event e join alert a on a.id = e.subject_id where a.trade_request_id = $1 order by e.id`,
      [first.id],
    );
    expect(events).toEqual([{ type: 'alert.created' }, { type: 'alert.updated' }, { type: 'alert.updated' }]);
  });

  it('lets an older revision that is screened late change nothing but its own record', async () => {
    const first = await store('LATE-1', FLAGGED);
    const second = await store('LATE-1', CLEAR);
    await runs.run([second.revisionId]);
    await runs.run([first.revisionId]);
    expect(await query('select verdict from trade_request where id = $1', [first.id])).toEqual([{ verdict: 'clear' }]);
    expect(await alertOf(first.id)).toBeUndefined();
    expect(await query('select verdict from assessment where revision_id = $1', [first.revisionId])).toEqual([
      { verdict: 'hold' },
    ]);
  });

  it('never leaves silence where a record could not be screened', async () => {
    const { id, revisionId } = await store('FAIL-1', CLEAR);
    await runs.giveUp([revisionId], 'the disk was full');
    expect(await alertOf(id)).toMatchObject({ verdict: 'not_screened', score: 100, reason: 'the disk was full' });
    expect(await query('select verdict from trade_request where id = $1', [id])).toEqual([{ verdict: 'not_screened' }]);
    expect(await query('select status from trade_request_revision where id = $1', [revisionId])).toEqual([
      { status: 'failed' },
    ]);
    await runs.giveUp([revisionId], 'again');
    expect(await alertOf(id)).toMatchObject({ version: 1, reason: 'the disk was full' });
  });

  it('screens after the next start what was stored and lost on its way to the queue', async () => {
    const { id } = await store('LOST-1', FLAGGED);
    // Another service has queues of its own: the job of the first one is lost to it.
    const worker = await startTestService({ database, env: { TRUEBEARING_ROLES: 'worker,scheduler' } });
    try {
      let verdict: string | null = null;
      for (const deadline = Date.now() + 20_000; verdict === null && Date.now() < deadline; await sleep(50)) {
        const [row] = await query<{ verdict: string | null }>('select verdict from trade_request where id = $1', [id]);
        verdict = row?.verdict ?? null;
      }
      expect(verdict).toBe('hold');
    } finally {
      await worker.stop();
    }
  });
});
