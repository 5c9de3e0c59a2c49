import { foldUnits, type Placement, type UnitRow, type Units } from '@romashka/model/govern';
import { type RowReason, rowReason, rowSentence } from '@romashka/model/listen';
import type { Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import { FileFault } from '../../listen/imports/file/file-fault.ts';
import { importsFolder } from '../../listen/imports/kept-files.ts';
import { uploadOf } from '../../listen/imports/upload-stream.ts';
import type { Services } from '../../services.ts';
import { readUnitFile } from './unit-file.ts';
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
    const { underItself, ...saved } = await takeUnits(services, caller, rows, body.dryRun ?? false);
    note('', saved);
    return {
      ...saved,
      rejected: underItself.map((at) => asRejected(at + 1, rows[at], underItselfOf(rows[at]))),
    };
  },
  'units.upload': async ({ services, caller, query, request, reply, note }) => {
    const upload = uploadOf(request);
    const chunks = upload.chunks(new AbortController().signal, () => undefined);
    const { timeZone } = caller.workspace;
    const spoolDir = importsFolder(services.config.dataDir);
    const grouping = query.grouping ?? DEFAULT_GROUPING;
    const { known, rows } = await readUnitFile(chunks, grouping, timeZone, spoolDir)
      .catch((error: unknown) => {
        throw error instanceof FileFault ? new Problem(400, 'unreadable-file', error.message) : error;
      })
      .finally(async () => {
        if (!(await upload.discard())) reply.header('connection', 'close');
      });
    if (!known)
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
  return services.database.inWorkspace(caller.workspaceId, async (open) => {
    const before = await readUnits(open, true);
    const { units, created, renamed, moved, underItself } = foldUnits(before, rows, services.now());
    if (!dryRun) await writeUnits(open, caller.workspaceId, before, units);
    return { rows: rows.length, created, renamed, moved, underItself };
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
