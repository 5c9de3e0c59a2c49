import type { ImportTrial } from '@romashka/model/contract';
import type { PersonId, Traits } from '@romashka/model/kernel';
import {
  displayName,
  type JudgedPair,
  judgePairs,
  type MatchFacts,
  type Merge,
  matchFacts,
  rootOf,
} from '@romashka/model/unify';
import type { Services } from '../../services.ts';
import type { Rows } from '../../store/database.ts';
import { readTrees } from '../../unify/customers/person-tree.store.ts';
import { keysOfEvent } from '../../unify/matches/hold-matches.ts';
import { knownPairs, rootsSharing } from '../../unify/matches/match-candidates.store.ts';
import type { Simulated } from './trial.ts';

/** A record of a person: one that the house holds, or one that the file would make. */
interface TrialRecord {
  readonly id: string;
  readonly userId: string;
  readonly traits: Traits;
}

/** A person as they would be after the rows. */
interface TrialPerson {
  readonly records: readonly TrialRecord[];
  readonly facts: MatchFacts;
}

type PairPreview = ImportTrial['held']['items'][number];
type Pairs = Pick<ImportTrial, 'merged' | 'held' | 'apart'>;

/** Who would be joined by the workspace's rules, who held as a possible match, and who looked at and left apart. */
export function pairsOfTrial(services: Services, simulated: Simulated, most: number): Promise<Pairs> {
  return services.database.inWorkspace(simulated.workspace.id, async (rows) => {
    const { changes } = simulated;
    const keys = [...new Set(simulated.events.flatMap(keysOfEvent))];
    const sharing = await rootsSharing(rows, keys);
    const merging = changes.merges.flatMap(({ survivor, absorbed }) => [survivor, absorbed]);
    const persons = await personsAfter(rows, simulated, [...[...sharing.values()].flat(), ...merging]);
    const known = await knownPairs(rows, new Map([...persons].map(([root, { records }]) => [root, records])));
    const told = new Set<string>();
    simulated.events.forEach((event, at) => {
      if (event.traits !== null) told.add(changes.personOf[at] ?? '');
    });
    const candidates = [...persons].map(([id, { facts }]) => ({ id, facts }));
    const judged = judgePairs(told, candidates, known.isApart);
    const held = judged.filter(({ verdict, one, other }) => verdict === 'held' && !known.isHeld(one, other));
    const apart = judged.filter(({ verdict }) => verdict !== 'held');
    const shown = showing(simulated, persons);
    return {
      merged: {
        count: changes.merges.length,
        items: changes.merges.slice(0, most).map((merge) => shown.merge(merge)),
      },
      held: { count: held.length + changes.held.length, items: held.slice(0, most).map(shown.pair) },
      apart: { count: apart.length, items: apart.slice(0, most).map(shown.pair) },
    };
  });
}

/** The persons who take part, as they would be after the rows: trees of the house with what the rows add and join. */
async function personsAfter(
  rows: Rows,
  { changes }: Simulated,
  asked: readonly string[],
): Promise<Map<string, TrialPerson>> {
  const known = new Set<string>(
    [...asked, ...changes.persons.map(({ id }) => id)].filter((id) => !changes.created.has(id as PersonId)),
  );
  const roots = await rows
    .selectFrom('person')
    .select('root')
    .distinct()
    .where('id', 'in', known.size === 0 ? [NOBODY] : [...known])
    .execute();
  const trees = await readTrees(
    rows,
    roots.map(({ root }) => root),
  );
  const touched = new Map(changes.persons.map((person) => [person.id, person]));
  const rootAfter = (root: string): string => changes.repointed.get(root as PersonId) ?? root;
  const records = new Map<string, TrialRecord[]>();
  const add = (root: string, record: TrialRecord): void => {
    const list = records.get(root);
    if (list === undefined) records.set(root, [record]);
    else list.push(record);
  };
  for (const [root, members] of trees)
    for (const { id, userId, traits } of members) {
      const after = touched.get(id as PersonId);
      add(rootAfter(root), { id, userId: after?.userId ?? userId, traits: after?.traits ?? traits });
    }
  for (const id of changes.created) {
    const person = touched.get(id);
    if (person === undefined) continue;
    const root = rootAfter(rootOf(touched, id));
    add(root, { id, userId: person.userId, traits: person.traits });
  }
  return new Map(
    [...records].map(([root, list]) => [
      root,
      { records: list, facts: matchFacts(list.map(({ traits }) => traits)) },
    ]),
  );
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How persons and pairs are told. */
function showing(simulated: Simulated, persons: ReadonlyMap<string, TrialPerson>) {
  const { changes, lineOf } = simulated;
  const recordOf = new Map(
    [...persons].flatMap(([root, { records }]) =>
      records.map((record) => [record.id, { root, record }] as const),
    ),
  );
  const lines = new Map<string, number>();
  const homes = new Map(changes.identities.map(({ id, home }) => [id, home]));
  simulated.events.forEach((event, at) => {
    const line = lineOf.get(event.messageId);
    const identity = changes.identityOf[at];
    const home = identity === undefined ? undefined : homes.get(identity);
    for (const id of [home, changes.personOf[at]])
      if (id !== undefined && line !== undefined && !lines.has(id)) lines.set(id, line);
  });
  const person = (id: string, records: readonly TrialRecord[]): PairPreview['one'] => {
    const facts = matchFacts(records.map(({ traits }) => traits));
    const name = records.map(({ traits }) => displayName(traits)).find((text) => text !== '') ?? '';
    const userId = records.map((record) => record.userId).find((text) => text !== '') ?? '';
    const known = [facts.emails[0], facts.phones[0], userId].filter(
      (text) => text !== undefined && text !== '',
    );
    const isNew = changes.created.has(id as PersonId);
    return { id: isNew ? null : id, name, known: known.join(' · '), line: lines.get(id) ?? null };
  };
  return {
    merge: ({ survivor, absorbed, reason, evidence }: Merge): PairPreview => {
      const of = (id: string): PairPreview['one'] => {
        const found = recordOf.get(id);
        return person(id, found === undefined ? [] : [found.record]);
      };
      const { messageId: _id, ...said } = evidence;
      const value = Object.values(said).join(' · ');
      return { one: of(survivor), other: of(absorbed), reason, value, score: 1, parts: [] };
    },
    pair: ({ one, other, match, verdict }: JudgedPair): PairPreview => ({
      one: person(one, persons.get(one)?.records ?? []),
      other: person(other, persons.get(other)?.records ?? []),
      reason: verdict,
      value: match.parts[0]?.one ?? '',
      score: match.score,
      parts: [...match.parts],
    }),
  };
}
