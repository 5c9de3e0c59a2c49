import { z } from 'zod';
import { cursor, done, idParams, instant, limit, page, uuid } from './parts.ts';
import { route } from './route.ts';

export const rejectedView = z.object({
  id: uuid,
  at: instant,
  expires: instant,
  source: z.string(),
  /** The door's or the store's reason, as a code (`too-large`, `no-identity`, ...) and a sentence. */
  code: z.string(),
  reason: z.string(),
  field: z.string(),
  body: z.string(),
  retries: z.number().int(),
});
export type RejectedView = z.infer<typeof rejectedView>;

export const IMPORT_KINDS = ['customers', 'events', 'answers'] as const;
export const importView = z.object({
  id: uuid,
  kind: z.enum(IMPORT_KINDS),
  file: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  at: instant,
  finishedAt: instant.nullable(),
  by: z.string(),
  rows: z.number().int(),
  /** Events made of the rows that were new. */
  accepted: z.number().int(),
  /** Events that were known already. */
  repeated: z.number().int(),
  rejected: z.number().int(),
  bytes: z.number().int(),
  totalBytes: z.number().int().nullable(),
  error: z.string().nullable(),
});
export type ImportView = z.infer<typeof importView>;

/** Why a row was refused: in English, and as a code with what it speaks of, for other languages. */
const rejectedRow = z.object({
  line: z.number().int(),
  reason: z.string(),
  code: z.string(),
  said: z.record(z.string(), z.string()),
  row: z.string(),
});

export const liveItem = z.object({
  kind: z.enum(['event', 'answer']),
  id: z.string(),
  time: instant,
  type: z.string(),
  name: z.string(),
  customer: uuid,
  customerName: z.string(),
  touchpoint: z.string(),
  unit: z.string(),
  channel: z.string(),
  source: z.string(),
  questionType: z.string().optional(),
  question: z.string().optional(),
  value: z.number().nullable().optional(),
  text: z.string().optional(),
});
export type LiveItem = z.infer<typeof liveItem>;

export const listenRoutes = [
  route({
    id: 'live.stream',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/live',
    role: 'viewer',
    personal: true,
    summary: 'Events and answers as they come (Server-Sent Events; `data` is a live item)',
    query: z.strictObject({
      touchpoint: z.string().max(200).optional(),
      unit: z.string().max(200).optional(),
      channel: z.string().max(200).optional(),
      kind: z.enum(['event', 'answer']).optional(),
    }),
  }),
  route({
    id: 'rejected.list',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/rejected',
    role: 'analyst',
    personal: true,
    summary: 'What was refused in the last 7 days, with the reason',
    query: z.strictObject({ code: z.string().max(50).optional(), cursor, limit }),
    response: page(rejectedView),
  }),
  route({
    id: 'rejected.retry',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/rejected/:id/retry',
    role: 'analyst',
    summary: 'Try a refused message again, mended when `body` is given',
    params: idParams,
    body: z.strictObject({ body: z.string().max(40_000).optional() }),
    response: z.object({ accepted: z.boolean(), code: z.string().nullable(), reason: z.string().nullable() }),
    audit: 'rejected.retried',
  }),
  route({
    id: 'rejected.discard',
    room: 'listen',
    method: 'DELETE',
    path: '/api/v1/rejected/:id',
    role: 'analyst',
    summary: 'Forget a refused message',
    params: idParams,
    response: done,
    audit: 'rejected.discarded',
  }),
  route({
    id: 'imports.list',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/imports',
    role: 'analyst',
    summary: 'Imports, newest first',
    query: z.strictObject({ cursor, limit }),
    response: page(importView),
  }),
  route({
    id: 'imports.create',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/imports',
    role: 'analyst',
    summary: 'Begin an import: what the file holds and which column is what',
    body: z.strictObject({
      kind: z.enum(IMPORT_KINDS),
      file: z.string().min(1).max(300),
      map: z.record(z.string(), z.json()).optional(),
      totalBytes: z.number().int().nonnegative().nullable().optional(),
    }),
    response: importView,
    audit: 'import.created',
  }),
  route({
    id: 'imports.upload',
    room: 'listen',
    method: 'PUT',
    path: '/api/v1/imports/:id/file',
    role: 'analyst',
    bodyBytes: Number.MAX_SAFE_INTEGER,
    summary: 'Send the file (CSV or JSON Lines, gzip or plain); answers when every row is taken or refused',
    params: idParams,
    response: importView,
    audit: 'import.uploaded',
  }),
  route({
    id: 'imports.read',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/imports/:id',
    role: 'analyst',
    summary: 'One import and how far it has come',
    params: idParams,
    response: importView,
  }),
  route({
    id: 'imports.cancel',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/imports/:id/cancel',
    role: 'analyst',
    summary: 'Stop a running import; rows taken so far stay and a new run goes on after them',
    params: idParams,
    response: importView,
    audit: 'import.cancelled',
  }),
  route({
    id: 'imports.rejected',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/imports/:id/rejected',
    role: 'analyst',
    personal: true,
    summary: 'The rows of an import that were refused, with line and reason',
    params: idParams,
    query: z.strictObject({ cursor, limit }),
    response: page(rejectedRow),
  }),
] as const;
