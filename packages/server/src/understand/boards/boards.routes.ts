import type { BoardLine, BoardView } from '@romashka/model/contract';
import type { Json } from '@romashka/model/kernel';
import { isJsonObject } from '@romashka/model/kernel';
import { storableJson } from '@romashka/model/listen';
import { type BoardContent, type MetricCard, nextDigest } from '@romashka/model/understand';
import { listMembers } from '../../govern/people/people.store.ts';
import type { Call, Caller, Handlers } from '../../http/call.ts';
import { notFound, Problem } from '../../http/problem.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import type { Rows } from '../../store/database.ts';
import { guardExport } from '../metrics/export-metric.ts';
import { askedMetric } from '../metrics/metric-ask.ts';
import {
  type BoardLineRow,
  type BoardRow,
  deleteBoard,
  findBoard,
  insertBoard,
  listBoards,
  seesBoard,
  setDigest,
  updateBoard,
} from './boards.store.ts';
import { exportBoard } from './export-board.ts';

export const boardHandlers = {
  'boards.list': async ({ services, caller }) =>
    services.database.inWorkspace(caller.workspaceId, async (rows) => ({
      items: (await listBoards(rows, caller)).map((board) => lineOf(board, caller)),
    })),
  'boards.create': async ({ services, caller, body, note }) => {
    const id = newId();
    const board = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const copied = body.copyOf === undefined ? null : await seenBoard(rows, caller, body.copyOf);
      const content = body.content ?? copied?.content ?? { cards: [], filters: [] };
      await insertBoard(rows, {
        workspace: caller.workspaceId,
        id,
        name: body.name,
        owner: caller.actor,
        shared: body.shared,
        content: storableContent(content),
        at: new Date(services.now()),
      });
      return seenBoard(rows, caller, id);
    });
    note(id, { shared: body.shared });
    return viewOf(board, caller);
  },
  'boards.read': async ({ services, caller, params }) =>
    services.database.inWorkspace(caller.workspaceId, async (rows) =>
      viewOf(await seenBoard(rows, caller, params.id), caller),
    ),
  'boards.save': async ({ services, caller, params, body, note }) => {
    const board = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const known = await ownBoard(rows, caller, params.id);
      if (known.revision !== body.basedOn)
        throw new Problem(
          409,
          'saved-in-between',
          `${known.updated_by} saved this board in between; load it anew, or keep yours as a copy.`,
        );
      await updateBoard(rows, params.id, {
        name: body.name,
        shared: body.shared,
        content: storableContent(body.content),
        revision: known.revision + 1,
        at: new Date(services.now()),
        by: caller.actor,
      });
      note(params.id, { revision: known.revision + 1, shared: body.shared });
      return seenBoard(rows, caller, params.id);
    });
    return viewOf(board, caller);
  },
  'boards.remove': async ({ services, caller, params, note }) => {
    await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const board = await seenBoard(rows, caller, params.id);
      // Boards of people who left would else stay for ever.
      if (board.owner !== caller.actor && caller.role !== 'owner') throw notYours();
      await deleteBoard(rows, params.id);
      note(params.id, { name: board.name });
    });
    return { done: true as const };
  },
  'boards.export': async (call) => {
    const board = await call.services.database.inWorkspace(call.caller.workspaceId, (rows) =>
      seenBoard(rows, call.caller, call.params.id),
    );
    return exportBoard(call, board);
  },
  'boards.recipients': async ({ services, caller, params }) =>
    services.database.inWorkspace(caller.workspaceId, async (rows) => ({
      items: await recipientsOf(rows, await ownBoard(rows, caller, params.id)),
    })),
  'boards.digest': async (call) => {
    await keepDigest(call);
    const { services, caller, params } = call;
    return services.database.inWorkspace(caller.workspaceId, async (rows) =>
      viewOf(await seenBoard(rows, caller, params.id), caller),
    );
  },
} satisfies Partial<Handlers>;

async function keepDigest({ services, caller, params, body, note }: Call<'boards.digest'>): Promise<void> {
  const { digest } = body;
  const board = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
    const known = await ownBoard(rows, caller, params.id);
    if (digest === null) return known;
    const may = new Set((await recipientsOf(rows, known)).map(({ id }) => id));
    const unfit = digest.recipients.filter((id) => !may.has(id));
    if (unfit.length > 0)
      throw new Problem(
        400,
        'unfit-recipients',
        'A digest goes to members who may see the board: share it with them first.',
        { fields: unfit.map((id) => ({ field: 'digest.recipients', message: id })) },
      );
    return known;
  });
  // Whoever is sent a metric for coaching takes it out of the app: the owners are told once, here.
  if (digest !== null) await guardExport(services, caller, await askedOf(services, caller, board), 'digest');
  const due =
    digest === null ? null : new Date(nextDigest(digest.schedule, services.now(), caller.workspace.timeZone));
  await services.database.inWorkspace(caller.workspaceId, (rows) => setDigest(rows, params.id, digest, due));
  note(params.id, { every: digest?.schedule.every ?? '', recipients: digest?.recipients.length ?? 0 });
}

/** The metrics of a board, each once; those that are no more are left out. */
async function askedOf(services: Services, caller: Caller, { content }: BoardRow) {
  const keys = new Set(
    content.cards.filter((card): card is MetricCard => card.picture !== 'note').map(({ metric }) => metric),
  );
  const found = await Promise.allSettled(
    [...keys].map((key) => askedMetric(services, caller, key, { event: ' ', per: ' ' })),
  );
  return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

/** The members who may see a board. */
async function recipientsOf(rows: Rows, board: BoardRow) {
  const members = await listMembers(rows);
  return members
    .filter(({ email, role }) => seesBoard(board, { actor: email, role }))
    .map(({ id, name, email, role }) => ({ id, name, email, role }));
}

/** A board that the caller sees; throws Problem 404 as for one that is not there. */
async function seenBoard(rows: Rows, caller: Caller, id: string): Promise<BoardRow> {
  const board = await findBoard(rows, id);
  if (board === undefined || !seesBoard(board, caller)) throw notFound('board');
  return board;
}

/** A board of the caller's own, held against other changes; throws Problem 403 or 404. */
async function ownBoard(rows: Rows, caller: Caller, id: string): Promise<BoardRow> {
  const board = await findBoard(rows, id, true);
  if (board === undefined || !seesBoard(board, caller)) throw notFound('board');
  if (board.owner !== caller.actor) throw notYours();
  return board;
}

const notYours = (): Problem =>
  new Problem(403, 'not-your-board', 'Only its owner changes a board; make a copy and change that.');

const lineOf = (board: BoardLineRow, caller: Caller): BoardLine => ({
  id: board.id,
  name: board.name,
  owner: board.owner,
  mine: board.owner === caller.actor,
  shared: board.shared as BoardLine['shared'],
  cards: board.cards,
  digested: board.digest !== null,
  updatedAt: board.updated_at.toISOString(),
  updatedBy: board.updated_by,
});

function viewOf(board: BoardRow, caller: Caller): BoardView {
  const mine = board.owner === caller.actor;
  return {
    ...lineOf({ ...board, cards: board.content.cards.length }, caller),
    content: board.content as BoardView['content'],
    revision: board.revision,
    digest: mine ? (board.digest as BoardView['digest']) : null,
    digestDue: mine ? (board.digest_due?.toISOString() ?? null) : null,
  };
}

/** Characters that the state engine cannot hold are replaced, as at the intake's door. */
function storableContent(content: BoardContent): BoardContent {
  const stored = storableJson(content as unknown as Json);
  return isJsonObject(stored) ? (stored as unknown as BoardContent) : content;
}
