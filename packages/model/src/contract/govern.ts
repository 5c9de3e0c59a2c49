import { z } from 'zod';
import { ROLES } from '../govern/roles/role.ts';
import { cursor, done, idParams, instant, label, limit, page, uuid } from './parts.ts';
import { route } from './route.ts';
import { boundUnits, unitKey, unitRow, unitsSaved, unitsView } from './units.ts';

/** The name of an IANA zone as both engines write it; null for an offset or a zone that is none. */
function zoneName(text: string): string | null {
  if (/^[+-]/.test(text)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

const timeZone = z
  .string()
  .refine((text) => zoneName(text) !== null, 'not a time zone such as Europe/Moscow')
  .overwrite((text) => zoneName(text) ?? text);

export const workspaceView = z.object({
  key: z.string(),
  name: z.string(),
  timeZone: z.string(),
  locale: z.enum(['ru', 'en']),
  /** Events a second that the intake takes before it answers 429. */
  eventLimit: z.number().int(),
  joinByEmail: z.boolean(),
  joinByPhone: z.boolean(),
});
export const me = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  role: z.enum(ROLES),
  /** The units that the caller is bound to; none for who sees the whole company. */
  units: z.array(z.object({ key: z.string(), name: z.string() })),
  workspace: workspaceView,
  workspaces: z.array(z.object({ key: z.string(), name: z.string(), role: z.enum(ROLES) })),
  /** The demo company's load, 0..1, while it runs; null when it is loaded or was not asked for. */
  demo: z.object({ loaded: z.number(), total: z.number() }).nullable(),
});
export type Me = z.infer<typeof me>;

export const apiTokenView = z.object({
  id: uuid,
  name: z.string(),
  role: z.enum(ROLES),
  /** Keys of the units that it is bound to; none for the whole company. */
  units: z.array(z.string()),
  hint: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  lastUsed: instant.nullable(),
});
export const writeKeyView = z.object({
  id: uuid,
  name: z.string(),
  key: z.string(),
  allowedOrigins: z.array(z.string()),
  createdAt: instant,
});
export const auditView = z.object({
  seq: z.number().int(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  detail: z.record(z.string(), z.json()),
  ip: z.string(),
  requestId: z.string(),
  hash: z.string(),
});
const origins = z.array(z.url().max(300)).max(50);

export const governRoutes = [
  route({
    id: 'me.read',
    room: 'govern',
    method: 'GET',
    path: '/api/v1/me',
    role: 'viewer',
    scope: 'own',
    summary: 'Who is signed in, where, and as what',
    response: me,
  }),
  route({
    id: 'workspaces.create',
    room: 'govern',
    method: 'POST',
    path: '/api/v1/workspaces',
    role: 'owner',
    scope: 'company',
    summary: 'Make another workspace with data of its own; whoever makes it owns it',
    installation: true,
    body: z.strictObject({
      key: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and dashes'),
      name: label,
      timeZone: timeZone.optional(),
      locale: z.enum(['ru', 'en']).optional(),
    }),
    response: workspaceView.extend({ writeKey: z.string(), apiToken: z.string() }),
    audit: 'workspace.created',
  }),
  route({
    id: 'workspace.update',
    room: 'govern',
    method: 'PATCH',
    path: '/api/v1/workspace',
    role: 'owner',
    scope: 'company',
    summary: 'Change the workspace: name, time zone, language, limits, joining by e-mail or phone',
    body: z
      .strictObject({
        name: label,
        timeZone,
        locale: z.enum(['ru', 'en']),
        eventLimit: z.number().int().min(1).max(1_000_000),
        joinByEmail: z.boolean(),
        joinByPhone: z.boolean(),
      })
      .partial(),
    response: workspaceView,
    audit: 'workspace.updated',
  }),
  route({
    id: 'units.list',
    room: 'govern',
    method: 'GET',
    path: '/api/v1/units',
    role: 'viewer',
    scope: 'units',
    summary: 'The units of the company, and where each stands in each grouping from when until when',
    response: unitsView,
  }),
  route({
    id: 'units.save',
    room: 'govern',
    method: 'POST',
    path: '/api/v1/units',
    role: 'owner',
    scope: 'company',
    bodyBytes: 8_000_000,
    summary: 'Make, name and move units; a row that would put a unit under itself costs no other',
    body: z.strictObject({ rows: z.array(unitRow).min(1).max(20_000), dryRun: z.boolean().optional() }),
    response: unitsSaved,
    audit: 'units.saved',
  }),
  route({
    id: 'units.upload',
    room: 'govern',
    method: 'PUT',
    path: '/api/v1/units/file',
    role: 'owner',
    scope: 'company',
    bodyBytes: 8_000_000,
    summary:
      'Make, name and move units by a file (CSV or JSON Lines, gzip or plain) with the columns unit, name, parent, grouping, from',
    query: z.strictObject({ grouping: unitKey.optional(), dryRun: z.enum(['true', 'false']).optional() }),
    response: unitsSaved,
    audit: 'units.uploaded',
  }),
  route({
    id: 'units.remove',
    room: 'govern',
    method: 'DELETE',
    path: '/api/v1/units/:key',
    role: 'owner',
    scope: 'company',
    summary: 'Take away a unit that no other ever stood under; events keep its key',
    params: z.strictObject({ key: unitKey }),
    response: done,
    audit: 'unit.removed',
  }),
  route({
    id: 'tokens.list',
    room: 'govern',
    method: 'GET',
    path: '/api/v1/api-tokens',
    role: 'owner',
    scope: 'company',
    summary: 'API tokens (never their secret)',
    response: z.object({ items: z.array(apiTokenView) }),
  }),
  route({
    id: 'tokens.create',
    room: 'govern',
    method: 'POST',
    path: '/api/v1/api-tokens',
    role: 'owner',
    scope: 'company',
    summary: 'Make an API token; the secret is shown this once',
    body: z.strictObject({ name: label, role: z.enum(ROLES), units: boundUnits.optional() }),
    response: apiTokenView.extend({ token: z.string() }),
    audit: 'token.created',
  }),
  route({
    id: 'tokens.revoke',
    room: 'govern',
    method: 'DELETE',
    path: '/api/v1/api-tokens/:id',
    role: 'owner',
    scope: 'company',
    summary: 'End an API token at once',
    params: idParams,
    response: done,
    audit: 'token.revoked',
  }),
  route({
    id: 'writeKeys.list',
    room: 'govern',
    method: 'GET',
    path: '/api/v1/write-keys',
    role: 'analyst',
    scope: 'company',
    summary: 'Write keys of the sources',
    response: z.object({ items: z.array(writeKeyView) }),
  }),
  route({
    id: 'writeKeys.create',
    room: 'govern',
    method: 'POST',
    path: '/api/v1/write-keys',
    role: 'owner',
    scope: 'company',
    summary: 'Make a write key for a source',
    body: z.strictObject({ name: label, allowedOrigins: origins.default([]) }),
    response: writeKeyView,
    audit: 'write-key.created',
  }),
  route({
    id: 'writeKeys.update',
    room: 'govern',
    method: 'PATCH',
    path: '/api/v1/write-keys/:id',
    role: 'owner',
    scope: 'company',
    summary: 'Rename a write key or change the origins it may be used from',
    params: idParams,
    body: z.strictObject({ name: label, allowedOrigins: origins }).partial(),
    response: writeKeyView,
    audit: 'write-key.updated',
  }),
  route({
    id: 'writeKeys.revoke',
    room: 'govern',
    method: 'DELETE',
    path: '/api/v1/write-keys/:id',
    role: 'owner',
    scope: 'company',
    summary: 'End a write key: its source is refused from now on',
    params: idParams,
    response: done,
    audit: 'write-key.revoked',
  }),
  route({
    id: 'audit.list',
    room: 'govern',
    method: 'GET',
    path: '/api/v1/audit',
    role: 'owner',
    scope: 'company',
    summary: 'Who did what, newest first',
    query: z.strictObject({ action: z.string().max(100).optional(), cursor, limit }),
    response: page(auditView),
  }),
  route({
    id: 'audit.verify',
    room: 'govern',
    method: 'GET',
    path: '/api/v1/audit/verify',
    role: 'owner',
    scope: 'company',
    summary: 'Recompute the hash chain of the audit trail',
    response: z.object({
      records: z.number().int(),
      intact: z.boolean(),
      firstBroken: z.number().int().nullable(),
    }),
  }),
  route({
    id: 'backup.create',
    room: 'govern',
    method: 'POST',
    path: '/api/v1/backup',
    role: 'owner',
    scope: 'company',
    summary: 'Write a backup of both engines, with all workspaces, into the data folder',
    installation: true,
    body: z.strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9-]{1,60}$/)
        .optional(),
    }),
    response: z.object({ name: z.string(), folder: z.string(), bytes: z.number(), at: instant }),
    audit: 'backup.created',
  }),
] as const;
