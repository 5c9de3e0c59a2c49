import type { CustomerPage } from '@romashka/model/contract';
import { isHeld, type MatchScore, matchKeys, scoreMatch } from '@romashka/model/unify';
import type { Rows } from '../../store/database.ts';
import { customerLineOf } from '../customers/customer-lines.ts';
import { readTrees, type TreeMember } from '../customers/person-tree.store.ts';
import { candidateOf, rootsSharing } from '../matches/match-candidates.store.ts';

const MOST = 20;
/** More are not even scored: who shares something with so many is known by other things. */
const MOST_SCORED = 200;

type Match = CustomerPage['matches'][number];

/** Persons that may be the same as this one, with why they were not joined by themselves; the likeliest first. */
export async function matchesOf(
  rows: Rows,
  root: string,
  members: readonly TreeMember[],
): Promise<CustomerPage['matches']> {
  const { dismissed, aliases, held } = await readHeld(rows, members);
  const own = candidateOf(root, members);
  const sharing = await rootsSharing(rows, matchKeys(own.facts));
  const found = new Set([...aliases.keys(), ...held, ...[...sharing.values()].flat()]);
  found.delete(root);
  const open = [...found].filter((other) => !dismissed.has(other)).slice(0, MOST_SCORED);
  const trees = await readTrees(rows, open);
  const matches = [...trees].flatMap(([other, tree]): Match[] => {
    const match = scoreMatch(own.facts, candidateOf(other, tree).facts, aliases.get(other) ?? '');
    return isHeld(match) ? [matchView(other, tree, members, match)] : [];
  });
  return matches.sort((a, b) => b.score - a.score || (a.person.id < b.person.id ? -1 : 1)).slice(0, MOST);
}

const REASONS: Readonly<Record<string, string>> = {
  alias: 'alias',
  email: 'same-email',
  phone: 'same-phone',
};

function matchView(
  other: string,
  tree: readonly TreeMember[],
  members: readonly TreeMember[],
  { score, parts }: MatchScore,
): Match {
  const person = customerLineOf(other, tree);
  const first = parts[0];
  const reason = REASONS[first?.part ?? ''] ?? 'likely';
  const bothStrong = person.userId !== '' && members.some((member) => member.userId !== '');
  const byContact = parts.some(({ part }) => part === 'email' || part === 'phone');
  return {
    person,
    reason,
    value: reason === 'likely' ? '' : (first?.one ?? ''),
    score,
    parts: [...parts],
    held: bothStrong ? 'two-strong-ids' : byContact ? 'rule-is-off' : 'only-likely',
  };
}

interface Held {
  /** Those of whom someone said that they are others. */
  readonly dismissed: ReadonlySet<string>;
  /** Those of whom a source said that they are this one, with the id that it named. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly held: ReadonlySet<string>;
}

async function readHeld(rows: Rows, members: readonly TreeMember[]): Promise<Held> {
  const ids = members.map((member) => member.id);
  const found = await rows
    .selectFrom('held_match')
    .select(['one', 'other', 'reason', 'evidence', 'dismissed_at'])
    .where((e) => e.or([e('one', 'in', ids), e('other', 'in', ids)]))
    .limit(MOST_SCORED)
    .execute();
  const others = found.map((match) => (ids.includes(match.one) ? match.other : match.one));
  const roots = await rows
    .selectFrom('person')
    .select(['id', 'root'])
    .where('id', 'in', [...others, ...ids])
    .execute();
  const rootOf = new Map(roots.map((row) => [row.id, row.root]));
  const dismissed = new Set<string>();
  const aliases = new Map<string, string>();
  const held = new Set<string>();
  found.forEach((match, index) => {
    const other = rootOf.get(others[index] ?? '');
    if (other === undefined) return;
    if (match.dismissed_at !== null) dismissed.add(other);
    else if (match.reason === 'alias') aliases.set(other, match.evidence['previous'] ?? '?');
    else held.add(other);
  });
  return { dismissed, aliases, held };
}
