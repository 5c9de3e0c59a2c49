import type { Route } from '@romashka/model/contract';
import { mayAct, type Role } from '@romashka/model/govern';
import type { FastifyRequest } from 'fastify';
import { callerScope } from '../govern/units/caller-scope.ts';
import { secretDigest } from '../secret.ts';
import type { Services } from '../services.ts';
import type { Caller } from './call.ts';
import { Problem } from './problem.ts';

/** Finds out who calls and in which workspace; throws Problem 401 or 403 when they may not. */
export async function authorise(
  services: Services,
  request: FastifyRequest,
  { role: needed, scope, installation }: Pick<Route, 'role' | 'scope' | 'installation'>,
): Promise<Caller> {
  const caller = (await byToken(services, request)) ?? (await bySession(services, request));
  if (caller === null)
    throw new Problem(
      401,
      'not-signed-in',
      'Sign in, or send an API token as "Authorization: Bearer TOKEN".',
    );
  if (scope === 'company' && caller.scope.units !== null)
    throw new Problem(
      403,
      'bound-to-units',
      'This concerns the whole company; you see only what happened in your own units.',
    );
  if (!mayAct(caller.role, needed))
    throw new Problem(403, 'role-too-low', `This needs the role ${needed}; yours here is ${caller.role}.`);
  if (installation && !(await isFirst(services, caller)))
    throw new Problem(
      403,
      'not-the-first-workspace',
      'This concerns the whole installation; an owner of its first workspace can do it.',
    );
  return caller;
}

/** The workspace that the first start made: who owns it keeps the installation. */
async function isFirst(services: Services, { workspaceId }: Caller): Promise<boolean> {
  const first = await services.database.asSystem((rows) =>
    rows.selectFrom('workspace').select('id').orderBy('id').limit(1).executeTakeFirst(),
  );
  return first?.id === workspaceId;
}

async function byToken(services: Services, request: FastifyRequest): Promise<Caller | null> {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const token = /^Bearer\s+(\S{1,200})$/i.exec(header)?.[1];
  const found = token === undefined ? undefined : await findToken(services, secretDigest(token));
  if (found === undefined) throw new Problem(401, 'bad-token', 'This API token is not known or was revoked.');
  const workspace = await services.workspaces.byId(found.workspace);
  return {
    kind: 'token',
    workspace,
    workspaceId: workspace.id,
    role: found.role as Role,
    units: found.units,
    scope: await callerScope(services.database, workspace.id, found.units, services.now()),
    actor: `token ${found.name}`,
    userId: null,
  };
}

function findToken(services: Services, digest: string) {
  return services.database.lookup(digest, (rows) =>
    rows
      .selectFrom('api_token')
      .select(['workspace', 'id', 'role', 'name', 'units'])
      .where('digest', '=', digest)
      .executeTakeFirst(),
  );
}

async function bySession(services: Services, request: FastifyRequest): Promise<Caller | null> {
  const session = await services.auth.session(request.headers);
  if (session === null) return null;
  if (request.method !== 'GET' && request.method !== 'HEAD') sameOriginOnly(services, request);
  const members = await services.database.lookup(session.userId, (rows) =>
    rows
      .selectFrom('member')
      .select(['workspace', 'role', 'units'])
      .where('user_id', '=', session.userId)
      .orderBy('workspace')
      .execute(),
  );
  const wanted = request.headers['x-romashka-workspace'];
  for (const member of members) {
    const workspace = await services.workspaces.byId(member.workspace);
    if (typeof wanted === 'string' && wanted !== workspace.key) continue;
    return {
      kind: 'member',
      workspace,
      workspaceId: workspace.id,
      role: member.role as Role,
      units: member.units,
      scope: await callerScope(services.database, workspace.id, member.units, services.now()),
      actor: session.email,
      userId: session.userId,
    };
  }
  throw new Problem(403, 'no-workspace', 'You are not a member of this workspace.');
}

/** A cookie is sent by any page that names us: a change needs proof that our own page asked (CSRF). */
function sameOriginOnly(services: Services, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const ours = [
    new URL(services.publicUrl).origin,
    `http://${request.headers.host}`,
    `https://${request.headers.host}`,
  ];
  if (site === 'same-origin' || (origin !== undefined && ours.includes(origin))) return;
  throw new Problem(403, 'cross-site', 'A change must come from the app itself or carry an API token.');
}
