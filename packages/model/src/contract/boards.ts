import { z } from 'zod';
import { ROLES } from '../govern/roles/role.ts';
import { boardContentSchema, digestSchema } from '../understand/boards/board-schema.ts';
import { VERDICTS } from '../understand/metrics/compare-groups.ts';
import { cursor, dimension, done, idParams, instant, label, limit, moment, page, uuid } from './parts.ts';
import { route } from './route.ts';
import { exportQuery, figure, METRIC_KEYS } from './understand.ts';

/** The least role that sees a board; null for its owner alone. */
const shared = z.enum(ROLES).nullable();

export const boardLine = z.object({
  id: uuid,
  name: z.string(),
  owner: z.string(),
  /** True for the board's owner, who alone may change it. */
  mine: z.boolean(),
  shared,
  cards: z.number().int(),
  /** True where it is made into a digest by the clock. */
  digested: z.boolean(),
  updatedAt: instant,
  updatedBy: z.string(),
});
export type BoardLine = z.infer<typeof boardLine>;

export const boardView = boardLine.extend({
  content: boardContentSchema,
  /** Raised by every save; a save names the one it is based on. */
  revision: z.number().int(),
  /** When it is made into a digest and for whom: for its owner's eyes only. */
  digest: digestSchema.nullable(),
  digestDue: instant.nullable(),
});
export type BoardView = z.infer<typeof boardView>;

export const outgoingLine = z.object({
  id: uuid,
  kind: z.enum(['digest']),
  at: instant,
  board: uuid.nullable(),
  recipient: z.string(),
  subject: z.string(),
  /** `kept`: nothing sends yet, so it stays here. */
  state: z.enum(['kept']),
});

/** What a digest says of one card. */
export const digestCard = z.object({
  title: z.string(),
  sentence: z.string(),
  metric: z.string(),
  kind: z.enum(METRIC_KEYS).nullable(),
  now: figure.nullable(),
  against: figure.nullable(),
  verdict: z.enum(VERDICTS).nullable(),
});
export const digestContent = z.object({
  board: z.string(),
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  cards: z.array(digestCard),
});
export type DigestContent = z.infer<typeof digestContent>;
export const outgoingView = outgoingLine.extend({ content: digestContent });
export type OutgoingView = z.infer<typeof outgoingView>;

export const boardRoutes = [
  route({
    id: 'boards.list',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/boards',
    role: 'viewer',
    scope: 'own',
    summary: 'The own boards and those that are shared with the caller, last changed first',
    response: z.object({ items: z.array(boardLine) }),
  }),
  route({
    id: 'boards.create',
    room: 'understand',
    method: 'POST',
    path: '/api/v1/boards',
    role: 'viewer',
    scope: 'own',
    summary: 'Make a board of the own: empty, from what is given, or a copy of another',
    body: z.strictObject({
      name: label,
      content: boardContentSchema.optional(),
      copyOf: uuid.optional(),
      shared: shared.default(null),
    }),
    response: boardView,
    audit: 'board.created',
  }),
  route({
    id: 'boards.read',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/boards/:id',
    role: 'viewer',
    scope: 'own',
    summary: 'What stands on a board; figures are asked card by card, with the scope of who reads',
    params: idParams,
    response: boardView,
  }),
  route({
    id: 'boards.save',
    room: 'understand',
    method: 'PUT',
    path: '/api/v1/boards/:id',
    role: 'viewer',
    scope: 'own',
    summary: 'Save a board of the own',
    params: idParams,
    body: z.strictObject({
      name: label,
      content: boardContentSchema,
      shared,
      /** The revision that was changed: where it is not the last one, it was saved in between (409). */
      basedOn: z.number().int(),
    }),
    response: boardView,
    audit: 'board.saved',
  }),
  route({
    id: 'boards.remove',
    room: 'understand',
    method: 'DELETE',
    path: '/api/v1/boards/:id',
    role: 'viewer',
    scope: 'own',
    summary: 'Remove a board of the own; owners of the workspace may remove any that they see',
    params: idParams,
    response: done,
    audit: 'board.removed',
  }),
  route({
    id: 'boards.export',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/boards/:id/export',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'The figures of a board to take away, a table per card (CSV or XLSX)',
    params: idParams,
    query: z.strictObject({
      from: moment.optional(),
      to: moment.optional(),
      touchpoint: dimension,
      unit: dimension,
      channel: dimension,
      ...exportQuery,
    }),
  }),
  route({
    id: 'boards.recipients',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/boards/:id/recipients',
    role: 'analyst',
    scope: 'company',
    summary: 'The members who may see a board of the own, and so may get it as a digest',
    params: idParams,
    response: z.object({
      items: z.array(z.object({ id: uuid, name: z.string(), email: z.string(), role: z.enum(ROLES) })),
    }),
  }),
  route({
    id: 'boards.digest',
    room: 'understand',
    method: 'PUT',
    path: '/api/v1/boards/:id/digest',
    role: 'analyst',
    scope: 'company',
    summary: 'Have a board of the own made into a digest by the clock of the workspace, or no more',
    params: idParams,
    body: z.strictObject({ digest: digestSchema.nullable() }),
    response: boardView,
    audit: 'board.digest',
  }),
  route({
    id: 'outgoing.list',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/outgoing',
    role: 'analyst',
    scope: 'company',
    summary: 'What was made to be sent, newest first; nothing sends it yet',
    query: z.strictObject({ cursor, limit }),
    response: page(outgoingLine),
  }),
  route({
    id: 'outgoing.read',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/outgoing/:id',
    role: 'analyst',
    scope: 'company',
    summary: 'One of them, as its recipient would see it',
    params: idParams,
    response: outgoingView,
  }),
] as const;
