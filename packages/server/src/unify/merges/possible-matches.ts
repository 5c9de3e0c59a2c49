import type { CustomerPage } from '@romashka/model/contract';
import { contactsOf } from '@romashka/model/unify';
import type { Rows } from '../../store/database.ts';
import { customerLineOf } from '../customers/customer-lines.ts';
import { readTree, type TreeMember } from '../customers/person-tree.store.ts';

const MOST = 20;

/** How likely two persons are one, by what they share: families share phones more often than addresses. */
const SCORES = { alias: 0.95, 'same-email': 0.7, 'same-phone': 0.5 } as const;

/** Persons that may be the same as this one, with why they were not joined by themselves. */
export async function matchesOf(
  rows: Rows,
  root: string,
  members: readonly TreeMember[],
): Promise<CustomerPage['matches']> {
  const found = new Map<string, { reason: keyof typeof SCORES; value: string }>();
  const dismissed = await readHeld(rows, members, found);
  for (const contact of members.flatMap((member) => contactsOf(member.traits))) {
    const sharers = await rows
      .selectFrom('contact')
      .innerJoin('person', (join) =>
        join.onRef('person.id', '=', 'contact.person').onRef('person.workspace', '=', 'contact.workspace'),
      )
      .select('person.root')
      .distinct()
      .where('contact.kind', '=', contact.kind)
      .where('contact.value', '=', contact.value)
      .limit(MOST)
      .execute();
    const reason = contact.kind === 'email' ? 'same-email' : 'same-phone';
    for (const { root: other } of sharers)
      if (!found.has(other)) found.set(other, { reason, value: contact.value });
  }
  found.delete(root);
  const matches: CustomerPage['matches'] = [];
  for (const [other, { reason, value }] of [...found].slice(0, MOST)) {
    if (dismissed.has(other)) continue;
    const line = customerLineOf(other, await readTree(rows, other));
    const bothStrong = line.userId !== '' && members.some((member) => member.userId !== '');
    matches.push({
      person: line,
      reason,
      value,
      score: SCORES[reason],
      held: bothStrong ? 'two-strong-ids' : 'rule-is-off',
    });
  }
  return matches.sort((a, b) => b.score - a.score);
}

/** Adds what sources claimed and was held; answers the persons that someone said are others. */
async function readHeld(
  rows: Rows,
  members: readonly TreeMember[],
  found: Map<string, { reason: keyof typeof SCORES; value: string }>,
): Promise<Set<string>> {
  const ids = members.map((member) => member.id);
  const held = await rows
    .selectFrom('held_match')
    .select(['one', 'other', 'reason', 'evidence', 'dismissed_at'])
    .where((e) => e.or([e('one', 'in', ids), e('other', 'in', ids)]))
    .limit(100)
    .execute();
  const others = held.map((match) => (ids.includes(match.one) ? match.other : match.one));
  const roots = await rows
    .selectFrom('person')
    .select(['id', 'root'])
    .where('id', 'in', [...others, ...ids])
    .execute();
  const rootOf = new Map(roots.map((row) => [row.id, row.root]));
  const dismissed = new Set<string>();
  held.forEach((match, index) => {
    const other = rootOf.get(others[index] ?? '');
    if (other === undefined) return;
    if (match.dismissed_at !== null) dismissed.add(other);
    else if (match.reason === 'alias')
      found.set(other, { reason: 'alias', value: match.evidence['previous'] ?? '' });
  });
  return dismissed;
}
