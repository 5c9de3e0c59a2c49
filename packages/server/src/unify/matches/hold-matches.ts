import type { Event, WorkspaceId } from '@romashka/model/kernel';
import { foldTraits, type JudgedPair, judgePairs, matchFacts, matchKeys } from '@romashka/model/unify';
import { sql } from 'kysely';
import { identityIdOf } from '../../ids.ts';
import type { Rows } from '../../store/database.ts';
import { readTrees } from '../customers/person-tree.store.ts';
import { candidateOf, knownPairs, rootsSharing } from './match-candidates.store.ts';

/** What became of likely duplicates among those whom some events told of. */
export interface HeldCounts {
  readonly held: number;
  /** Looked at and left apart: too unlike, or somebody said so. */
  readonly apart: number;
}

const NONE: HeldCounts = { held: 0, apart: 0 };
const ANY = { source: '', time: 0, confidence: 1, basis: 'legitimate-interest' } as const;

/** The keys by which an event's person may be found to be another's double. */
export const keysOfEvent = ({ traits }: Event): string[] =>
  traits === null ? [] : matchKeys(matchFacts([foldTraits({}, traits, ANY)]));

/**
 * Looks for persons who are probably those of whom the events just told, and holds the likely ones
 * as possible matches. It never joins anyone. Asked again for the same events it counts nothing new.
 */
export async function holdMatches(
  rows: Rows,
  workspace: WorkspaceId,
  events: readonly Event[],
): Promise<HeldCounts> {
  const keys = new Map(events.map((event) => [event, keysOfEvent(event)]));
  const sharing = await rootsSharing(rows, [...new Set([...keys.values()].flat())]);
  const isShared = (key: string): boolean => (sharing.get(key)?.length ?? 0) > 1;
  const told = events.filter((event) => keys.get(event)?.some(isShared));
  if (told.length === 0) return NONE;
  const asked = await personsOf(rows, workspace, told);
  const roots = new Set([...sharing].flatMap(([key, sharers]) => (isShared(key) ? sharers : [])));
  const trees = await readTrees(rows, [...roots]);
  const pairs = await knownPairs(rows, trees);
  const candidates = [...trees].map(([root, members]) => candidateOf(root, members));
  const judged = judgePairs(asked, candidates, pairs.isApart);
  const fresh = judged.filter(({ one, other, verdict }) => verdict === 'held' && !pairs.isHeld(one, other));
  return {
    held: await insertHeld(rows, workspace, fresh),
    apart: judged.filter(({ verdict }) => verdict !== 'held').length,
  };
}

async function personsOf(rows: Rows, workspace: WorkspaceId, events: readonly Event[]): Promise<Set<string>> {
  const ids = events.map((event) => identityIdOf(workspace, event.identity));
  const found = await rows.selectFrom('identity').select('person').where('id', 'in', ids).execute();
  return new Set(found.map(({ person }) => person));
}

/** What a match rests on, as it is kept beside it. */
export const evidenceOf = ({ match }: JudgedPair): Record<string, string> => ({
  score: match.score.toFixed(2),
  ...Object.fromEntries(
    match.parts.map(({ part, one, other }) => [part, one === other ? one : `${one} / ${other}`]),
  ),
});

async function insertHeld(rows: Rows, workspace: WorkspaceId, pairs: readonly JudgedPair[]): Promise<number> {
  if (pairs.length === 0) return 0;
  // In one order everywhere: imports that run side by side must not wait for each other in a circle.
  const sorted = [...pairs].sort((a, b) => (`${a.one} ${a.other}` < `${b.one} ${b.other}` ? -1 : 1));
  const { numAffectedRows } = await sql`
    insert into held_match (workspace, one, other, reason, evidence)
    select ${workspace}::int, m.one, m.other, 'probable', m.evidence::jsonb
    from unnest(${sorted.map(({ one }) => one)}::uuid[], ${sorted.map(({ other }) => other)}::uuid[],
      ${sorted.map((pair) => JSON.stringify(evidenceOf(pair)))}::text[]) as m(one, other, evidence)
    on conflict do nothing`.execute(rows);
  return Number(numAffectedRows ?? 0n);
}
