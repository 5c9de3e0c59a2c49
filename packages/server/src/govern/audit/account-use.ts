import type { WorkspaceId } from '@romashka/model/kernel';
import { newId } from '../../ids.ts';
import type { Database } from '../../store/database.ts';
import type { AccountUse } from '../auth/authentication.ts';
import { appendAudit } from './audit.store.ts';

/** Writes a use of an account into the trail of each workspace that its person is a member of. */
export async function recordAccountUse(database: Database, use: AccountUse, now: number): Promise<void> {
  const members = await database.lookup(use.userId, (rows) =>
    rows.selectFrom('member').select(['workspace', 'id']).where('user_id', '=', use.userId).execute(),
  );
  for (const { workspace, id } of members) {
    const entry = { action: use.action, target: id, detail: {}, ip: use.ip, requestId: newId(now) };
    await database.inWorkspace(workspace as WorkspaceId, (rows) =>
      appendAudit(rows, workspace, use.email, entry, now),
    );
  }
}
