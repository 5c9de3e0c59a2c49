import { randomBytes } from 'node:crypto';
import type { Role } from '@romashka/model/govern';
import { type WorkspaceId, workspaceId } from '@romashka/model/kernel';
import { newId } from '../../ids.ts';
import { secretDigest } from '../../secret.ts';
import type { Database, Rows } from '../../store/database.ts';

export interface NewWorkspace {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: 'ru' | 'en';
  readonly owner: string | null;
  readonly createdBy: string;
}

/** A workspace with its first write key and API token; the token's secret is told this once. */
export interface CreatedWorkspace {
  readonly id: WorkspaceId;
  readonly writeKey: string;
  readonly apiToken: string;
}

export const newWriteKey = (): string => randomBytes(24).toString('base64url');
export const newApiToken = (): string => `rmk_${randomBytes(32).toString('base64url')}`;

export async function createWorkspace(
  database: Database,
  workspace: NewWorkspace,
): Promise<CreatedWorkspace> {
  const { key, name, timeZone, locale } = workspace;
  const row = await database.asSystem((rows) =>
    rows
      .insertInto('workspace')
      .values({ key, name, time_zone: timeZone, locale })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const id = workspaceId(row.id);
  return database.inWorkspace(id, async (rows) => {
    if (workspace.owner !== null)
      await rows
        .insertInto('member')
        .values({ workspace: id, id: newId(), user_id: workspace.owner, role: 'owner' })
        .execute();
    const writeKey = newWriteKey();
    await rows
      .insertInto('write_key')
      .values({ workspace: id, id: newId(), name: 'First source', key: writeKey, allowed_origins: [] })
      .execute();
    const apiToken = await insertToken(rows, id, {
      name: 'First token',
      role: 'owner',
      units: [],
      createdBy: workspace.createdBy,
    });
    return { id, writeKey, apiToken: apiToken.token };
  });
}

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  /** The units that it is bound to; none for the whole company. */
  readonly units: readonly string[];
  readonly createdBy: string;
}

/** Makes an API token; only its digest is kept. */
export async function insertToken(
  rows: Rows,
  workspace: WorkspaceId,
  { name, role, units, createdBy }: NewToken,
): Promise<{ id: string; token: string; hint: string; createdAt: Date }> {
  const token = newApiToken();
  const hint = `${token.slice(0, 8)}…${token.slice(-4)}`;
  const row = await rows
    .insertInto('api_token')
    .values({
      workspace,
      id: newId(),
      name,
      role,
      digest: secretDigest(token),
      hint,
      created_by: createdBy,
      units: [...units],
    })
    .returning(['id', 'created_at'])
    .executeTakeFirstOrThrow();
  return { id: row.id, token, hint, createdAt: row.created_at };
}
