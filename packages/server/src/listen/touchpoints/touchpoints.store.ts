import type { WorkspaceId } from '@romashka/model/kernel';
import type { Touchpoint } from '@romashka/model/listen';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';

/** Held while the register is changed, so that two who add at once do not pass its limit. */
const REGISTER_LOCK = 7_305;
/** Every touchpoint is a row of the coverage page; a company has dozens. */
export const MOST_TOUCHPOINTS = 500;
/** The newest imports of the time looked at; older ones count as what came by itself. */
const MOST_IMPORTS = 5_000;

const COLUMNS = [
  'key',
  'name',
  'owner',
  'purpose',
  'channel',
  'standard',
  'target',
  'metrics',
  'collects',
] as const;

/** The register of the workspace, by name. */
export async function readTouchpoints(rows: Rows): Promise<Touchpoint[]> {
  return rows.selectFrom('touchpoint').select(COLUMNS).orderBy('name').orderBy('key').execute();
}

/**
 * Describes a touchpoint, anew where it is described already.
 * @returns false where it would be one more than a register may have
 */
export async function saveTouchpoint(
  rows: Rows,
  workspace: WorkspaceId,
  touchpoint: Touchpoint,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${REGISTER_LOCK}::int, coalesce(romashka_workspace(), 0))`.execute(
    rows,
  );
  const others = await rows
    .selectFrom('touchpoint')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('key', '<>', touchpoint.key)
    .executeTakeFirstOrThrow();
  if (Number(others.n) >= MOST_TOUCHPOINTS) return false;
  const { key, ...said } = touchpoint;
  const row = {
    ...said,
    metrics: [...said.metrics],
    target: said.target === null ? null : JSON.stringify(said.target),
    collects: JSON.stringify(said.collects),
  };
  await rows
    .insertInto('touchpoint')
    .values({ workspace, key, ...row })
    .onConflict((conflict) => conflict.columns(['workspace', 'key']).doUpdateSet(row))
    .execute();
  return true;
}

/** Takes a touchpoint out of the register; false where it was not in it. */
export async function deleteTouchpoint(rows: Rows, key: string): Promise<boolean> {
  const gone = await rows.deleteFrom('touchpoint').where('key', '=', key).returning('key').executeTakeFirst();
  return gone !== undefined;
}

/** The moments (ms since 1970) under which the rows of imports were received, from `since` on. */
export async function importMoments(rows: Rows, since: number): Promise<number[]> {
  const found = await rows
    .selectFrom('import')
    .select('received')
    .where('received', '>=', new Date(since))
    .orderBy('received', 'desc')
    .limit(MOST_IMPORTS)
    .execute();
  return found.flatMap(({ received }) => (received === null ? [] : received.getTime()));
}
