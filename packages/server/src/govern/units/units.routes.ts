import { foldUnits, type Placement, type UnitRow, type Units } from '@romashka/model/govern';
import { rowReason, rowSentence } from '@romashka/model/listen';
import type { Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import type { Services } from '../../services.ts';
import { deleteUnit, readUnits, writeUnits } from './units.store.ts';

export const unitHandlers = {
  'units.list': async ({ services, caller }) =>
    viewOf(await services.database.inWorkspace(caller.workspaceId, (rows) => readUnits(rows))),
  'units.save': async ({ services, caller, body, note }) => {
    const rows = body.rows.map(
      ({ unit, name, parent, grouping, from }): UnitRow => ({
        unit,
        name: name ?? null,
        parent,
        grouping: grouping ?? DEFAULT_GROUPING,
        from: from === undefined ? null : readMoment(from, caller.workspace.timeZone),
      }),
    );
    const { rejected, ...saved } = await takeUnits(services, caller, rows, body.dryRun ?? false);
    note('', saved);
    return {
      ...saved,
      rejected: rejected.map((at) => {
        const { unit = '', parent = '' } = body.rows[at] ?? {};
        const why = rowReason('unit-under-itself', { unit, parent: parent ?? '' });
        return { row: at + 1, unit, reason: rowSentence(why), code: why.code, said: { ...why.values } };
      }),
    };
  },
  'units.remove': async ({ services, caller, params, note }) => {
    const gone = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      deleteUnit(rows, params.key),
    );
    if (gone === 'has-units')
      throw new Problem(
        409,
        'has-units',
        'Other units stand or stood under this one: its history needs it. Move it aside instead.',
      );
    if (!gone) throw notFound('unit');
    note(params.key);
    return { done: true as const };
  },
} satisfies Partial<Handlers>;

/** The grouping of rows that name none. */
export const DEFAULT_GROUPING = 'main';

/** Takes rows into the units of the caller's workspace, unless it is only tried. */
async function takeUnits(services: Services, caller: Caller, rows: readonly UnitRow[], dryRun: boolean) {
  return services.database.inWorkspace(caller.workspaceId, async (open) => {
    const before = await readUnits(open, true);
    const { units, created, renamed, moved, underItself } = foldUnits(before, rows, services.now());
    if (!dryRun) await writeUnits(open, caller.workspaceId, before, units);
    return { rows: rows.length, created, renamed, moved, rejected: underItself };
  });
}

function viewOf({ names, groupings }: Units) {
  const places = new Map<
    string,
    { grouping: string; parent: string | null; from: string | null; to: string | null }[]
  >();
  for (const [grouping, placements] of groupings)
    for (const placement of placements) {
      const list = places.get(placement.unit) ?? [];
      places.set(placement.unit, list);
      list.push({ grouping, parent: placement.parent, ...timesOf(placement) });
    }
  return {
    groupings: [...groupings.keys()],
    items: [...names].map(([key, name]) => ({ key, name, places: places.get(key) ?? [] })),
  };
}

const timesOf = ({ from, to }: Placement) => ({
  from: Number.isFinite(from) ? new Date(from).toISOString() : null,
  to: Number.isFinite(to) ? new Date(to).toISOString() : null,
});
