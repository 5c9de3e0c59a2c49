import { type Placement, placesByUnit, type Units } from '@romashka/model/govern';
import { sql } from 'kysely';
import type { Rows } from '../../store/database.ts';
import { boundTo } from './bound-units.store.ts';

/** Held while units are changed: what is written is made of what was read. */
const UNITS_LOCK = 7_304;

const lockUnits = (rows: Rows) =>
  sql`select pg_advisory_xact_lock(${UNITS_LOCK}::int, coalesce(romashka_workspace(), 0))`.execute(rows);

/** All units of the workspace; `forChange` keeps others from changing them until the transaction ends. */
export async function readUnits(rows: Rows, forChange = false): Promise<Units> {
  if (forChange) await lockUnits(rows);
  const named = await rows.selectFrom('unit').select(['key', 'name']).orderBy('key').execute();
  const places = await rows
    .selectFrom('unit_place')
    .select(['grouping', 'unit', 'parent', 'starts', 'ends'])
    .orderBy('grouping')
    .orderBy('unit')
    .orderBy('starts')
    .execute();
  const groupings = new Map<string, Placement[]>();
  for (const { grouping, unit, parent, starts, ends } of places) {
    const list = groupings.get(grouping) ?? [];
    groupings.set(grouping, list);
    list.push({ unit, parent, from: Number(starts), to: Number(ends) });
  }
  return { names: new Map(named.map(({ key, name }) => [key, name])), groupings };
}

/** The changes of the units are counted in a lane of their own, so that what was read can be kept until the next. */
const UNITS_LANE = -2;

/** A number that every change of the units raises. */
export async function unitsVersion(rows: Rows): Promise<number> {
  const lane = await rows
    .selectFrom('lane')
    .select('batch')
    .where('lane', '=', UNITS_LANE)
    .executeTakeFirst();
  return Number(lane?.batch ?? 0);
}

const raiseVersion = (rows: Rows) =>
  sql`insert into lane (workspace, lane, batch) values (romashka_workspace(), ${UNITS_LANE}, 1)
    on conflict (workspace, lane) do update set batch = lane.batch + 1`.execute(rows);

/** Writes what a change made of the units: only the units that are not as they were. */
export async function writeUnits(rows: Rows, workspace: number, before: Units, after: Units): Promise<void> {
  await raiseVersion(rows);
  const named = [...after.names].filter(([key, name]) => before.names.get(key) !== name);
  if (named.length > 0)
    await sql`insert into unit (workspace, key, name)
      select ${workspace}::int, u.key, u.name
      from unnest(${named.map(([key]) => key)}::text[], ${named.map(([, name]) => name)}::text[]) as u(key, name)
      on conflict (workspace, key) do update set name = excluded.name`.execute(rows);
  for (const [grouping, placements] of after.groupings)
    await writePlaces(rows, workspace, grouping, before.groupings.get(grouping) ?? [], placements);
}

async function writePlaces(
  rows: Rows,
  workspace: number,
  grouping: string,
  before: readonly Placement[],
  after: readonly Placement[],
): Promise<void> {
  const known = placesByUnit(before);
  const changed = new Set(
    [...placesByUnit(after)].flatMap(([unit, text]) => (known.get(unit) === text ? [] : [unit])),
  );
  if (changed.size === 0) return;
  await rows
    .deleteFrom('unit_place')
    .where('grouping', '=', grouping)
    .where(sql<boolean>`unit = any(${[...changed]}::text[])`)
    .execute();
  const places = after.filter(({ unit }) => changed.has(unit));
  await sql`insert into unit_place (workspace, grouping, unit, parent, starts, ends)
    select ${workspace}::int, ${grouping}, p.unit, p.parent, p.starts, p.ends
    from unnest(${places.map((p) => p.unit)}::text[], ${places.map((p) => p.parent)}::text[],
      ${places.map((p) => moment(p.from))}::timestamptz[], ${places.map((p) => moment(p.to))}::timestamptz[])
      as p(unit, parent, starts, ends)`.execute(rows);
}

const moment = (ms: number): string =>
  Number.isFinite(ms) ? new Date(ms).toISOString() : ms > 0 ? 'infinity' : '-infinity';

/** What became of a unit that was to be taken away. */
export type UnitRemoval =
  | { readonly kind: 'removed' }
  | { readonly kind: 'unknown' }
  /** Others stand or stood under it. */
  | { readonly kind: 'has-units' }
  /** Somebody sees the company by it: without it they would see more, or nothing. */
  | { readonly kind: 'bound'; readonly by: readonly string[] };

/** Takes a unit away, with its places, unless its history or somebody's permission needs it. Facts keep its key. */
export async function deleteUnit(rows: Rows, key: string): Promise<UnitRemoval> {
  await lockUnits(rows);
  // Waits for whoever is just being bound to it.
  const known = await rows
    .selectFrom('unit')
    .select('key')
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  if (known === undefined) return { kind: 'unknown' };
  const under = await rows
    .selectFrom('unit_place')
    .select('unit')
    .where('parent', '=', key)
    .limit(1)
    .executeTakeFirst();
  if (under !== undefined) return { kind: 'has-units' };
  const by = await boundTo(rows, key);
  if (by.length > 0) return { kind: 'bound', by };
  await raiseVersion(rows);
  await rows.deleteFrom('unit_place').where('unit', '=', key).execute();
  await rows.deleteFrom('unit').where('key', '=', key).execute();
  return { kind: 'removed' };
}
