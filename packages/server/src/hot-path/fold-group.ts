import type { Event, IdentityId, IdentityKey, PersonId, WorkspaceId } from '@romashka/model/kernel';
import {
  contactsOf,
  foldEvents,
  foldTraits,
  type GraphChanges,
  type GraphRules,
  type GraphState,
  rootOf,
} from '@romashka/model/unify';
import type { PoolClient } from 'pg';
import { identityIdOf, newId } from '../ids.ts';
import { loadApart, loadGraph, loadSharers } from './load-graph.ts';
import type { IntakeWorkspace } from './submission.ts';

/** After an erasure nothing is taken under the erased ids for this long, whatever its time. */
export const ERASURE_SHUT_MS = 30 * 24 * 3_600_000;

/** Chance, ids and the workspace's rules for a fold. */
export const rulesOf = (workspace: IntakeWorkspace): GraphRules => ({
  newId: () => newId(),
  identityOf: identityIds(workspace.id),
  joinByEmail: workspace.joinByEmail,
  joinByPhone: workspace.joinByPhone,
});

/**
 * Folds the events; where that would merge persons, asks whether someone said that they are not
 * one, and if so folds again with that known. Merges are few, so this is rarely asked.
 */
export async function foldApart(
  client: PoolClient,
  workspace: IntakeWorkspace,
  state: GraphState,
  events: readonly Event[],
  rules: GraphRules,
): Promise<GraphChanges> {
  const asked = new Set<PersonId>();
  let apart: GraphState['apart'] = [];
  for (;;) {
    const changes = foldEvents({ ...state, apart }, events, rules);
    const known = asked.size;
    for (const { survivor, absorbed } of changes.merges)
      for (const id of [rootOf(state.persons, survivor), rootOf(state.persons, absorbed)])
        if (state.persons.has(id)) asked.add(id);
    if (asked.size === known) return changes;
    apart = await loadApart(client, workspace.id, asked);
    if (apart.length === 0) return changes;
  }
}

/** The ids of identities, each worked out once. */
function identityIds(workspace: WorkspaceId): (key: IdentityKey) => IdentityId {
  const known = new Map<string, IdentityId>();
  return (key) => {
    const name = `${key.kind}:${key.value}`;
    const id = known.get(name) ?? identityIdOf(workspace, key);
    known.set(name, id);
    return id;
  };
}

/** What the state engine holds of those whom the events name, and what was erased of them. */
export async function loadFor(
  client: PoolClient,
  workspace: IntakeWorkspace,
  events: readonly Event[],
  { identityOf }: GraphRules,
) {
  const ids = new Set<IdentityId>();
  for (const event of events) {
    ids.add(identityOf(event.identity));
    if (event.also === null) continue;
    ids.add(identityOf(event.also));
    if (event.type === 'alias') ids.add(identityOf({ kind: 'user', value: event.also.value }));
  }
  const loaded = await loadGraph(client, workspace.id, [...ids]);
  if (!workspace.joinByEmail && !workspace.joinByPhone) return loaded;
  const said = events.flatMap((event) =>
    event.traits === null ? [] : contactsOf(foldTraits({}, event.traits, ANY_PROVENANCE)),
  );
  return { ...loaded, state: await loadSharers(client, workspace.id, said, loaded.state) };
}

const ANY_PROVENANCE = { source: '', time: 0, confidence: 1, basis: 'legitimate-interest' } as const;

/** An erased identity stays shut for a while to everything, and for ever to what happened before the erasure. */
export function isErased(
  event: Event,
  erased: ReadonlyMap<IdentityId, number>,
  { identityOf }: GraphRules,
  now: number,
): boolean {
  if (erased.size === 0) return false;
  return [event.identity, ...(event.also === null ? [] : [event.also])].some((key) => {
    const at = erased.get(identityOf(key));
    return at !== undefined && (event.time <= at || now - at < ERASURE_SHUT_MS);
  });
}
