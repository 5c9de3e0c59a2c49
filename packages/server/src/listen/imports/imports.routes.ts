import { type ImportKind, readImportMap } from '@romashka/model/listen';
import type { Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import {
  countReasons,
  endAbandoned,
  findImport,
  importViewOf,
  insertImport,
  listImports,
  listRejected,
  moveImport,
} from './imports.store.ts';
import { keptSize, removeKept } from './kept-files.ts';
import { fileElsewhere, previewImport } from './preview-import.ts';
import { startKept } from './run-kept.ts';
import { mapProblem } from './take-file.ts';
import { alreadyBegun, keepImport, uploadImport } from './upload-import.ts';
import { uploadOf } from './upload-stream.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const badCursor = (): Problem => new Problem(400, 'bad-cursor', 'The cursor is not one that this list gave.');

export const importHandlers = {
  'imports.list': async ({ query, caller, services }) => {
    if (query.cursor !== undefined && !UUID.test(query.cursor)) throw badCursor();
    const found = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      await endAbandoned(rows, services.now());
      return listImports(rows, query.cursor ?? null, query.limit + 1);
    });
    const items = found.slice(0, query.limit).map(importViewOf);
    return { items, next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  },

  'imports.create': async ({ body, caller, services, note }) => {
    const map = body.map ?? {};
    const read = readImportMap(map);
    if (read.kind === 'faults') throw mapProblem(read.faults);
    const view = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      insertImport(rows, caller.workspaceId, {
        kind: body.kind satisfies ImportKind,
        file: body.file.toWellFormed().replaceAll('\u0000', '\ufffd'),
        map,
        totalBytes: body.totalBytes ?? null,
        by: caller.actor,
      }),
    );
    note(view.id, { kind: view.kind, file: view.file });
    return view;
  },

  'imports.upload': async ({ params, query, caller, services, request, reply, note }) => {
    const upload = uploadOf(request);
    const { server } = request.server;
    const listened = server.listening;
    const isStopping = (): boolean => listened && !server.listening;
    try {
      const view =
        query.dryRun === 'true'
          ? await keepImport(services, caller.workspace, params.id, upload)
          : await uploadImport(services, caller.workspace, params.id, upload, isStopping);
      note(view.id, { state: view.state, rows: view.rows, accepted: view.accepted, rejected: view.rejected });
      return view;
    } finally {
      if (!(await upload.discard())) reply.header('connection', 'close');
    }
  },

  'imports.preview': async ({ params, body, caller, services, note }) => {
    const row = await keptOf(services, caller, params.id);
    const kind = body.kind ?? (row.kind as ImportKind);
    note(row.id, { file: row.file });
    return previewImport(services, caller.workspace, { id: row.id, kind, map: body.map ?? row.map });
  },

  'imports.run': async ({ params, body, caller, services, note }) => {
    const row = await keptOf(services, caller, params.id);
    const kind = body.kind ?? (row.kind as ImportKind);
    const map = body.map ?? row.map;
    const read = readImportMap(map);
    if (read.kind === 'faults') throw mapProblem(read.faults);
    if ((await keptSize(services.config.dataDir, caller.workspaceId, row.id)) === null) throw fileElsewhere();
    const moved = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      moveImport(rows, row.id, ['uploaded'], 'running', {
        kind,
        map,
        received: new Date(services.now()),
      }),
    );
    if (moved === undefined) throw alreadyBegun('running');
    startKept(services, caller.workspaceId, row.id);
    note(row.id, { kind, file: row.file });
    return importViewOf(moved);
  },

  'imports.read': async ({ params, caller, services }) => {
    const row = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      await endAbandoned(rows, services.now());
      return findImport(rows, params.id);
    });
    if (row === undefined) throw notFound('import');
    return importViewOf(row);
  },

  'imports.cancel': async ({ params, caller, services, note }) => {
    const row = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const over = { finishedAt: new Date(services.now()) };
      const open = ['waiting', 'uploaded', 'running'] as const;
      const moved = await moveImport(rows, params.id, open, 'cancelled', { ...over, kept: null });
      if (moved !== undefined) return moved;
      const known = await findImport(rows, params.id);
      if (known === undefined) throw notFound('import');
      throw new Problem(
        409,
        'import-over',
        `This import is ${known.state} already: there is nothing to cancel.`,
      );
    });
    // Who takes it holds it open, and hears of the end by its state.
    await removeKept(services.config.dataDir, caller.workspaceId, row.id);
    note(row.id, { file: row.file });
    return importViewOf(row);
  },

  'imports.reasons': async ({ params, caller, services }) => ({
    items: await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      if ((await findImport(rows, params.id)) === undefined) throw notFound('import');
      return countReasons(rows, params.id);
    }),
  }),

  'imports.rejected': async ({ params, query, caller, services, note }) => {
    const after = Number(query.cursor ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw badCursor();
    const found = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      if ((await findImport(rows, params.id)) === undefined) throw notFound('import');
      return listRejected(rows, params.id, after, query.limit + 1, query.code ?? null);
    });
    note(params.id);
    const items = found
      .slice(0, query.limit)
      .map(({ line, reason, code, said, content }) => ({ line, reason, code, said, row: content }));
    return { items, next: found.length > query.limit ? String(items.at(-1)?.line ?? 0) : null };
  },
} satisfies Partial<Handlers>;

/** The import whose file is kept and not taken yet; throws Problem for any other. */
async function keptOf(services: Services, caller: Caller, id: string) {
  const row = await services.database.inWorkspace(caller.workspaceId, (rows) => findImport(rows, id));
  if (row === undefined) throw notFound('import');
  if (row.state === 'uploaded') return row;
  if (row.state === 'waiting')
    throw new Problem(409, 'no-file-yet', 'Send the file of this import first, with dryRun=true.');
  throw alreadyBegun(row.state);
}
