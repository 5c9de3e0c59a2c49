import { z } from 'zod';
import { matchPartView } from './match-part.ts';
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
  /** `uploaded`: the file is kept for a day, to be looked at and mapped before it is taken. */
  state: z.enum(['waiting', 'uploaded', 'running', 'done', 'failed', 'cancelled']),
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
  /** Persons joined by the workspace's rules, pairs held as possible matches, and pairs that were looked at and left apart. */
  merged: z.number().int(),
  held: z.number().int(),
  apart: z.number().int(),
  /** The names of the columns as a line of the file; empty for JSON Lines. */
  header: z.string(),
  /** Until when the file is kept; null when it is not. */
  keptUntil: instant.nullable(),
  error: z.string().nullable(),
  /** The error as a code with what it speaks of, for other languages; null where there is none. */
  errorCode: z.string().nullable(),
  errorSaid: z.record(z.string(), z.string()),
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

const columnPreview = z.object({
  name: z.string(),
  /** Up to 5 different values from the first rows. */
  examples: z.array(z.string()),
  /** What it is under the map that was sent. */
  roles: z.array(z.object({ kind: z.string(), name: z.string() })),
  /** What it would be by its name alone. */
  suggested: z.array(z.object({ kind: z.string(), name: z.string() })),
});
/** A person of the file or of the house; `id` is null for one who would be new. */
const previewPerson = z.object({
  id: uuid.nullable(),
  name: z.string(),
  known: z.string(),
  line: z.number().int().nullable(),
});
const pairPreview = z.object({
  one: previewPerson,
  other: previewPerson,
  /** Why: `same-email`, `same-phone`, `same-message`, `alias`; or `held`, `too-weak`, `told-apart`. */
  reason: z.string(),
  value: z.string(),
  score: z.number(),
  parts: z.array(matchPartView),
});
const pairCount = z.object({ count: z.number().int(), items: z.array(pairPreview) });
export const importTrial = z.object({
  /** Rows looked at, from the beginning of the file, and whether it has more. */
  rows: z.number().int(),
  more: z.boolean(),
  newCustomers: z.number().int(),
  knownCustomers: z.number().int(),
  events: z.number().int(),
  answers: z.number().int(),
  /** Events and answers that are in already. */
  repeated: z.number().int(),
  rejected: z.object({
    count: z.number().int(),
    reasons: z.array(z.object({ code: z.string(), count: z.number().int() })),
    items: z.array(rejectedRow),
  }),
  merged: pairCount,
  held: pairCount,
  apart: pairCount,
});
export type ImportTrial = z.infer<typeof importTrial>;
export const importPreview = z.object({
  format: z.enum(['csv', 'json-lines', 'xlsx', 'parquet']).nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  /** Cells in which the workbook has an error: they are read as empty. */
  errorCells: z.number().int(),
  guessedKind: z.enum(IMPORT_KINDS),
  columns: z.array(columnPreview),
  /** Why the file cannot be read; null when it can. */
  fault: z
    .object({ code: z.string(), said: z.record(z.string(), z.string()), message: z.string() })
    .nullable(),
  /** What keeps the map and the file from fitting together. */
  faults: z.array(
    z.object({
      field: z.string(),
      message: z.string(),
      code: z.string(),
      values: z.record(z.string(), z.string()),
    }),
  ),
  /** What would come of the first rows; null while the file or the map is at fault. */
  trial: importTrial.nullable(),
});
export type ImportPreview = z.infer<typeof importPreview>;
const importRun = z.strictObject({
  kind: z.enum(IMPORT_KINDS).optional(),
  map: z.record(z.string(), z.json()).optional(),
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
    scope: 'units',
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
    scope: 'company',
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
    scope: 'company',
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
    scope: 'company',
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
    scope: 'company',
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
    scope: 'company',
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
    scope: 'company',
    bodyBytes: Number.MAX_SAFE_INTEGER,
    summary:
      'Send the file (CSV, JSON Lines, Excel workbook or Parquet); answers when every row is taken or refused, with `dryRun` at once: then it is kept for a day to be looked at',
    params: idParams,
    query: z.strictObject({ dryRun: z.enum(['true', 'false']).optional() }),
    response: importView,
    audit: 'import.uploaded',
  }),
  route({
    id: 'imports.preview',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/imports/:id/preview',
    role: 'analyst',
    scope: 'company',
    personal: true,
    summary: 'What would come of the first 1,000 rows of a kept file under a map; nothing is written',
    params: idParams,
    body: importRun,
    response: importPreview,
    audit: 'import.previewed',
  }),
  route({
    id: 'imports.run',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/imports/:id/run',
    role: 'analyst',
    scope: 'company',
    summary: 'Take a kept file by a map; answers at once and goes on, also after a restart',
    params: idParams,
    body: importRun,
    response: importView,
    audit: 'import.started',
  }),
  route({
    id: 'imports.read',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/imports/:id',
    role: 'analyst',
    scope: 'company',
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
    scope: 'company',
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
    scope: 'company',
    personal: true,
    summary: 'The rows of an import that were refused, with line and reason',
    params: idParams,
    query: z.strictObject({ code: z.string().max(50).optional(), cursor, limit }),
    response: page(rejectedRow),
  }),
  route({
    id: 'imports.reasons',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/imports/:id/reasons',
    role: 'analyst',
    scope: 'company',
    summary: 'Why rows of an import were refused: each reason with the number of rows',
    params: idParams,
    response: z.object({ items: z.array(z.object({ code: z.string(), count: z.number().int() })) }),
  }),
] as const;
