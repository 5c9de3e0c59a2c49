import type { CustomerPage } from '@romashka/model/contract';
import type { Json } from '@romashka/model/kernel';
import { shownTraits } from '@romashka/model/unify';
import type { Rows } from '../../store/database.ts';
import { mergesOf } from '../merges/merges.store.ts';
import { matchesOf } from '../merges/possible-matches.ts';
import { customerLineOf } from './customer-lines.ts';
import { findRoot, identitiesOf, readTree } from './person-tree.store.ts';

/** All that the customer page shows of a person, but for its events; null when there is no such person. */
export async function readCustomer(rows: Rows, id: string): Promise<CustomerPage | null> {
  const root = await findRoot(rows, id);
  if (root === null) return null;
  const members = await readTree(rows, root);
  const identities = await identitiesOf(rows, root);
  return {
    ...customerLineOf(root, members),
    traits: shownTraits(members).map(({ name, winner, from, others }) => ({
      name,
      value: winner.value as never,
      source: winner.source,
      time: new Date(winner.time).toISOString(),
      confidence: winner.confidence,
      basis: winner.basis,
      from,
      others: others.map((other) => ({
        value: other.trait.value as Json as never,
        source: other.trait.source,
        time: new Date(other.trait.time).toISOString(),
        from: other.from,
      })),
    })),
    identities: identities.map((i) => ({
      kind: i.kind,
      value: i.value,
      home: i.home,
      since: i.since.toISOString(),
    })),
    merges: await mergesOf(rows, members),
    matches: await matchesOf(rows, root, members),
    mergedFrom: root === id ? null : id,
  };
}
