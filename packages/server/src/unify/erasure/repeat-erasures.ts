import type { WorkspaceId } from '@romashka/model/kernel';
import { clearEngines } from './erase-customer.ts';
import { eraseTarget } from './erase-target.ts';
import type { ErasureContext } from './erasure-context.ts';
import { type JournalEntry, readJournal } from './erasure-journal.ts';
import { unfinishedErasures } from './erasures.store.ts';
import { targetOfIdentities } from './find-target.ts';
import { forgetRefusedNaming } from './refusals.store.ts';

/**
 * Erases again, after a restore, whoever was erased after the backup was made, and goes on with
 * what the backup caught half-way. `journal` is the folder with the journal that lay beside the
 * backup. No server may run meanwhile.
 * @returns how many erasures were repeated
 */
export async function repeatErasures(context: ErasureContext, journal: string): Promise<number> {
  let repeated = 0;
  for (const entry of await readJournal(journal)) if (await repeatOne(context, entry, journal)) repeated += 1;
  for (const erasure of await context.database.asSystem(unfinishedErasures))
    await clearEngines(context, erasure);
  return repeated;
}

async function repeatOne(context: ErasureContext, entry: JournalEntry, journal: string): Promise<boolean> {
  const workspace = entry.workspace as WorkspaceId;
  const find = (rows: Parameters<typeof targetOfIdentities>[0]) =>
    targetOfIdentities(rows, workspace, entry.person, entry.identities);
  const target = await context.database.inWorkspace(workspace, async (rows) => {
    const here = await rows
      .selectFrom('workspace')
      .select('id')
      .where('id', '=', workspace)
      .executeTakeFirst();
    if (here === undefined) return null;
    const known = await rows
      .selectFrom('erasure')
      .select('id')
      .where('id', '=', entry.erasure)
      .executeTakeFirst();
    return known === undefined ? find(rows) : null;
  });
  if (target === null) return false;
  const removed = await forgetRefusedNaming(context.database, workspace, target.texts);
  await context.database.inWorkspace(workspace, (rows) =>
    eraseTarget(rows, {
      id: entry.erasure,
      workspace,
      at: new Date(entry.at),
      by: 'restore',
      journal: journal === context.backups ? null : context.backups,
      removed,
      find,
    }),
  );
  return true;
}
