import { sql } from 'kysely';
import type { Database } from '../../store/database.ts';

const MEMBERS_LOCK = 7_305;

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs what adds and removes members one after the other, in this process and among all others:
 * whether an account belongs to nobody else is asked and acted upon in several steps. Within a
 * process they wait here, so that those who wait hold no connections that the one at work needs.
 */
export function oneAtATime<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const next = last.then(() =>
    database.asSystem(async (rows) => {
      await sql`select pg_advisory_xact_lock(${MEMBERS_LOCK}::bigint)`.execute(rows);
      return work();
    }),
  );
  last = next.catch(() => undefined);
  return next;
}
