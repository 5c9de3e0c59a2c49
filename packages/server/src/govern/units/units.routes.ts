import {
  foldUnits,
  type Placement,
  type Scope,
  seesUnit,
  type UnitRow,
  type Units,
} from '@romashka/model/govern';
import { type RowReason, rowReason, rowSentence } from '@romashka/model/listen';
import type { Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import { importsFolder } from '../../listen/imports/kept-files.ts';
import { readUpload } from '../../listen/imports/small-upload.ts';
import type { Services } from '../../services.ts';
import { readUnitFile } from './unit-file.ts';
import { deleteUnit, readUnits, type UnitRemoval, writeUnits } from './units.store.ts';

export const unitHandlers = {
  'units.list': async ({ services, caller }) => {
    const units = await services.database.inWorkspace(caller.workspaceId, (rows) => readUnits(rows));
    return viewOf(units, caller.scope);
  },
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
    const { underItself, ...saved } = await takeUnits(services, caller, rows, body.dryRun ?? false);
    note('', saved);
    return {
      ...saved,
      rejected: underItself.map((at) => asRejected(at + 1, rows[at], underItselfOf(rows[at]))),
    };
  },
  'units.upload': async ({ services, caller, query, request, reply, note }) => {
    const { timeZone } = caller.workspace;
    const rows = await readUpload(request, reply, (chunks) =>
      readUnitFile(
        chunks,
        query.grouping ?? DEFAULT_GROUPING,
        timeZone,
        importsFolder(services.config.dataDir),
      ),
    );
    if (rows === null)
      throw new Problem(
        400,
        'no-unit-column',
        'The file has no column for the unit: call one of them "unit".',
      );
    const good = rows.flatMap((row) => (row.kind === 'row' ? row : []));
    const taken = good.map(({ row }) => row);
    const { underItself, ...saved } = await takeUnits(services, caller, taken, query.dryRun === 'true');
    const bad = [
      ...rows.flatMap((row) => (row.kind === 'bad' ? asRejected(row.line, undefined, row.reason) : [])),
      ...underItself.map((at) => asRejected(good[at]?.line ?? 0, taken[at], underItselfOf(taken[at]))),
    ];
    note('', { ...saved, rejected: bad.length });
    return {
      ...saved,
      rows: rows.length,
      rejected: bad.sort((a, b) => a.row - b.row).slice(0, MOST_REJECTED),
    };
  },
  'units.remove': async ({ services, caller, params, note }) => {
    const gone = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      deleteUnit(rows, params.key),
    );
    const stays = refusalOf(params.key, gone);
    if (stays !== null) throw stays;
    await services.live.endEverywhere();
    note(params.key);
    return { done: true as const };
  },
} satisfies Partial<Handlers>;

/** Why a unit was not taken away; null where it was. */
function refusalOf(unit: string, why: UnitRemoval): Problem | null {
  switch (why.kind) {
    case 'removed':
      return null;
    case 'unknown':
      return notFound('unit');
    case 'has-units':
      return new Problem(
        409,
        'has-units',
        'Other units stand or stood under this one: its history needs it. Move it aside instead.',
      );
    case 'bound': {
      const named = why.by.slice(0, MOST_NAMED).join(', ');
      const more = why.by.length > MOST_NAMED ? ` and ${why.by.length - MOST_NAMED} more` : '';
      return new Problem(
        409,
        'unit-bound',
        `What ${named}${more} may see hangs on "${unit}": bind them to another unit first.`,
      );
    }
  }
}

const MOST_NAMED = 5;

/** So many refused rows are told. */
const MOST_REJECTED = 1_000;

const underItselfOf = (row: UnitRow | undefined): RowReason =>
  rowReason('unit-under-itself', { unit: row?.unit ?? '', parent: row?.parent ?? '' });

const asRejected = (at: number, row: UnitRow | undefined, why: RowReason) => ({
  row: at,
  unit: row?.unit ?? '',
  reason: rowSentence(why),
  code: why.code,
  said: { ...why.values },
});

/** The grouping of rows that name none. */
export const DEFAULT_GROUPING = 'main';

/** Takes rows into the units of the caller's workspace, unless it is only tried. */
async function takeUnits(services: Services, caller: Caller, rows: readonly UnitRow[], dryRun: boolean) {
  const { changed, ...saved } = await services.database.inWorkspace(caller.workspaceId, async (open) => {
    const before = await readUnits(open, true);
    const { units, created, renamed, moved, underItself } = foldUnits(before, rows, services.now());
    if (!dryRun) await writeUnits(open, caller.workspaceId, before, units);
    const changed = !dryRun && moved > 0;
    return { rows: rows.length, created, renamed, moved, underItself, changed };
  });
  // Who watches by what stood under their units comes back and is asked again.
  if (changed) await services.live.endEverywhere();
  return saved;
}

/** The units that a scope shows; one above them that it does not show is told as the top. */
function viewOf({ names, groupings }: Units, scope: Scope) {
  const places = new Map<
    string,
    { grouping: string; parent: string | null; from: string | null; to: string | null }[]
  >();
  const shown = new Set<string>();
  for (const [grouping, placements] of groupings)
    for (const placement of placements) {
      if (!seesUnit(scope, placement.unit)) continue;
      shown.add(grouping);
      const list = places.get(placement.unit) ?? [];
      places.set(placement.unit, list);
      const { parent } = placement;
      list.push({
        grouping,
        parent: parent === null || seesUnit(scope, parent) ? parent : null,
        ...timesOf(placement),
      });
    }
  return {
    groupings: [...groupings.keys()].filter((grouping) => scope.units === null || shown.has(grouping)),
    items: [...names]
      .filter(([key]) => seesUnit(scope, key))
      .map(([key, name]) => ({ key, name, places: places.get(key) ?? [] })),
  };
}

const timesOf = ({ from, to }: Placement) => ({
  from: Number.isFinite(from) ? new Date(from).toISOString() : null,
  to: Number.isFinite(to) ? new Date(to).toISOString() : null,
});
