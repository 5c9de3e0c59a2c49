import type { IdentityId, PersonId, Traits, WorkspaceId } from '@romashka/model/kernel';
import type { GraphState, Identity, Person } from '@romashka/model/unify';
import type { PoolClient } from 'pg';

interface GraphRow {
  readonly asked: string;
  readonly erased_at: Date | null;
  readonly kind: string | null;
  readonly value: string;
  readonly home: string;
  readonly person: string;
  readonly since: Date;
  readonly h_user: string;
  readonly h_strong: boolean;
  readonly h_traits: Traits;
  readonly h_first: Date;
  readonly h_last: Date;
  readonly h_events: number;
  readonly r_user: string;
  readonly r_strong: boolean;
  readonly r_traits: Traits;
  readonly r_first: Date;
  readonly r_last: Date;
  readonly r_events: number;
}

const LOAD = {
  name: 'load-graph',
  text: `SELECT a.asked, t.at AS erased_at, i.kind, i.value, i.home, i.person, i.since,
    h.user_id AS h_user, h.strong AS h_strong, h.traits AS h_traits, h.first_seen AS h_first, h.last_seen AS h_last, h.events AS h_events,
    r.user_id AS r_user, r.strong AS r_strong, r.traits AS r_traits, r.first_seen AS r_first, r.last_seen AS r_last, r.events AS r_events
  FROM unnest($2::uuid[]) AS a(asked)
  LEFT JOIN identity i ON i.workspace = $1 AND i.id = a.asked
  LEFT JOIN tombstone t ON t.workspace = $1 AND t.identity = a.asked
  LEFT JOIN person h ON h.workspace = $1 AND h.id = i.home
  LEFT JOIN person r ON r.workspace = $1 AND r.id = i.person AND i.person <> i.home`,
};

/** The rows that a batch may touch: its identities, their home persons and roots, and what was erased. */
export async function loadGraph(
  client: PoolClient,
  workspace: WorkspaceId,
  asked: readonly IdentityId[],
): Promise<{ state: GraphState; erased: Map<IdentityId, number> }> {
  const { rows } = await client.query<GraphRow>({ ...LOAD, values: [workspace, asked] });
  const identities = new Map<IdentityId, Identity>();
  const persons = new Map<PersonId, Person>();
  const erased = new Map<IdentityId, number>();
  for (const row of rows) {
    if (row.erased_at !== null) erased.set(row.asked as IdentityId, row.erased_at.getTime());
    if (row.kind === null) continue;
    const home = row.home as PersonId;
    const root = row.person as PersonId;
    identities.set(row.asked as IdentityId, {
      id: row.asked as IdentityId,
      kind: row.kind === 'user' ? 'user' : 'anonymous',
      value: row.value,
      home,
      person: root,
      since: row.since.getTime(),
    });
    persons.set(home, {
      id: home,
      mergedInto: home === root ? null : root,
      userId: row.h_user,
      strong: row.h_strong,
      traits: row.h_traits,
      firstSeen: row.h_first.getTime(),
      lastSeen: row.h_last.getTime(),
      events: row.h_events,
    });
    if (home !== root)
      persons.set(root, {
        id: root,
        mergedInto: null,
        userId: row.r_user,
        strong: row.r_strong,
        traits: row.r_traits,
        firstSeen: row.r_first.getTime(),
        lastSeen: row.r_last.getTime(),
        events: row.r_events,
      });
  }
  return { state: { identities, persons, contacts: new Map(), apart: [] }, erased };
}

const SHARERS = {
  name: 'load-sharers',
  text: `SELECT c.kind, c.value, c.person AS sharer, p.id, p.root, p.user_id, p.strong, p.traits, p.first_seen, p.last_seen, p.events
  FROM unnest($2::text[], $3::text[]) AS a(kind, value)
  JOIN contact c ON c.workspace = $1 AND c.kind = a.kind AND c.value = a.value
  JOIN person q ON q.workspace = $1 AND q.id = c.person
  JOIN person p ON p.workspace = $1 AND (p.id = q.id OR p.id = q.root)`,
};

/** Adds those who share one of the contacts, with their roots; asked for only where the workspace joins by contact. */
export async function loadSharers(
  client: PoolClient,
  workspace: WorkspaceId,
  contacts: readonly { readonly kind: string; readonly value: string }[],
  state: GraphState,
): Promise<GraphState> {
  if (contacts.length === 0) return state;
  const values = [workspace, contacts.map((c) => c.kind), contacts.map((c) => c.value)];
  const { rows } = await client.query({ ...SHARERS, values });
  const persons = new Map(state.persons);
  const byContact = new Map<string, Set<PersonId>>();
  for (const row of rows) {
    const key = `${row.kind}:${row.value}`;
    byContact.set(key, (byContact.get(key) ?? new Set()).add(row.sharer));
    if (persons.has(row.id)) continue;
    persons.set(row.id, {
      id: row.id,
      mergedInto: row.root === row.id ? null : row.root,
      userId: row.user_id,
      strong: row.strong,
      traits: row.traits,
      firstSeen: row.first_seen.getTime(),
      lastSeen: row.last_seen.getTime(),
      events: row.events,
    });
  }
  return { ...state, persons, contacts: new Map([...byContact].map(([key, ids]) => [key, [...ids]])) };
}

const APART = {
  name: 'load-apart',
  text: `WITH member AS (
    SELECT id, root FROM person WHERE workspace = $1 AND id = ANY($2::uuid[])
    UNION SELECT id, root FROM person WHERE workspace = $1 AND root = ANY($2::uuid[]) AND root <> id)
  SELECT DISTINCT a.root AS one, b.root AS other FROM member a
  JOIN held_match h ON h.workspace = $1 AND h.one = a.id AND h.dismissed_at IS NOT NULL
  JOIN member b ON b.id = h.other WHERE a.root <> b.root`,
};

/** The pairs among these roots of which someone said that they are not one person. */
export async function loadApart(
  client: PoolClient,
  workspace: WorkspaceId,
  roots: ReadonlySet<PersonId>,
): Promise<GraphState['apart']> {
  const { rows } = await client.query<{ one: PersonId; other: PersonId }>({
    ...APART,
    values: [workspace, [...roots]],
  });
  return rows.map(({ one, other }) => [one, other]);
}
