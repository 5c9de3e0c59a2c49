import { z } from 'zod';
import { ROLES } from '../govern/roles/role.ts';
import { done, idParams, instant, label, uuid } from './parts.ts';
import { route } from './route.ts';
import { boundUnits } from './units.ts';

export const memberView = z.object({
  id: uuid,
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** Keys of the units that they are bound to; none for the whole company. */
  units: z.array(z.string()),
  since: instant,
  lastSeen: instant.nullable(),
  /** Invited and no password chosen yet. */
  pending: z.boolean(),
});
export const oneTimeLink = z.object({ link: z.string(), expires: instant });

export const peopleRoutes = [
  route({
    id: 'people.list',
    room: 'govern',
    method: 'GET',
    path: '/api/v1/people',
    role: 'owner',
    scope: 'company',
    summary: 'The members of the workspace',
    response: z.object({ items: z.array(memberView) }),
  }),
  route({
    id: 'people.invite',
    room: 'govern',
    method: 'POST',
    path: '/api/v1/people',
    role: 'owner',
    scope: 'company',
    summary: 'Add a member; answers a one-time link with which they choose a password',
    body: z.strictObject({
      email: z.email().max(200),
      name: label,
      role: z.enum(ROLES),
      units: boundUnits.optional(),
    }),
    response: memberView.extend({ invitation: oneTimeLink.nullable() }),
    audit: 'member.invited',
  }),
  route({
    id: 'people.upload',
    room: 'govern',
    method: 'PUT',
    path: '/api/v1/people/file',
    role: 'owner',
    scope: 'company',
    bodyBytes: 8_000_000,
    summary:
      'Add and change members by a file (CSV or JSON Lines, gzip or plain) with the columns email, name, role, units (";" between them)',
    query: z.strictObject({
      dryRun: z.enum(['true', 'false']).optional(),
      /** Answer a one-time link for each new member. */
      links: z.enum(['true', 'false']).optional(),
    }),
    response: z.object({
      rows: z.number().int(),
      added: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      links: z.array(oneTimeLink.extend({ email: z.string() })),
      rejected: z.array(
        z.object({
          row: z.number().int(),
          email: z.string(),
          reason: z.string(),
          code: z.string(),
          said: z.record(z.string(), z.string()),
        }),
      ),
    }),
    audit: 'members.uploaded',
  }),
  route({
    id: 'people.update',
    room: 'govern',
    method: 'PATCH',
    path: '/api/v1/people/:id',
    role: 'owner',
    scope: 'company',
    summary: 'Change the role of a member, or the units that they are bound to; the last owner stays owner',
    params: idParams,
    body: z.strictObject({ role: z.enum(ROLES), units: boundUnits }).partial(),
    response: memberView,
    audit: 'member.updated',
  }),
  route({
    id: 'people.remove',
    room: 'govern',
    method: 'DELETE',
    path: '/api/v1/people/:id',
    role: 'owner',
    scope: 'company',
    summary: 'Remove a member; their sessions here end at once',
    params: idParams,
    response: done,
    audit: 'member.removed',
  }),
  route({
    id: 'people.recover',
    room: 'govern',
    method: 'POST',
    path: '/api/v1/people/:id/recovery-link',
    role: 'owner',
    scope: 'company',
    summary: 'A one-time link (30 minutes) with which a member chooses a new password',
    params: idParams,
    response: oneTimeLink,
    audit: 'member.recovery-link',
  }),
] as const;
