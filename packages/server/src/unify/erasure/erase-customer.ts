import type { WorkspaceId } from '@romashka/model/kernel';
import { newId } from '../../ids.ts';
import { eraseTarget } from './erase-target.ts';
import type { ErasureContext } from './erasure-context.ts';
import { addRemoved, type Erasure, erasureOfPerson } from './erasures.store.ts';
import { targetOfPerson } from './find-target.ts';
import { hideFacts } from './hide-facts.ts';
import { scrubOutbox } from './outbox.store.ts';
import { forgetRefusedNaming } from './refusals.store.ts';

/**
 * Erases the whole tree that a person is part of: when it answers, the state engine holds nothing
 * of it. Asked for again, it answers the erasure that was; null when there never was such a person.
 * `clearEngines` has to follow.
 */
export async function eraseCustomer(
  context: ErasureContext,
  workspace: WorkspaceId,
  person: string,
  by: string,
): Promise<Erasure | null> {
  const { database } = context;
  const seen = await database.inWorkspace(workspace, (rows) => targetOfPerson(rows, person));
  if (seen !== null) {
    const removed = await forgetRefusedNaming(database, workspace, seen.texts);
    const at = new Date(context.now());
    const erased = await database.inWorkspace(workspace, (rows) =>
      eraseTarget(rows, {
        id: newId(at.getTime()),
        workspace,
        at,
        by,
        journal: context.backups,
        removed,
        find: (locked) => targetOfPerson(locked, person),
      }),
    );
    if (erased !== null) return erased;
  }
  return database.inWorkspace(workspace, (rows) => erasureOfPerson(rows, person));
}

/**
 * Takes what the facts engine holds of an erasure out of every query, and what was shipped out of
 * the outbox. Does nothing when that was done. Fails when the facts engine does not answer; until
 * it is called again the facts are there, though no person leads to them.
 */
export async function clearEngines(context: ErasureContext, erasure: Erasure): Promise<Erasure> {
  if (erasure.removed['events'] !== undefined) return erasure;
  const workspace = erasure.workspace as WorkspaceId;
  const shipped = await context.database.inWorkspace(workspace, (rows) =>
    scrubOutbox(rows, workspace, erasure, 'shipped'),
  );
  const hidden = await hideFacts(context.facts, workspace, erasure);
  const removed = { ...hidden, outbox: (erasure.removed['outbox'] ?? 0) + shipped };
  await context.database.inWorkspace(workspace, (rows) => addRemoved(rows, erasure, removed));
  return { ...erasure, removed: { ...erasure.removed, ...removed } };
}
