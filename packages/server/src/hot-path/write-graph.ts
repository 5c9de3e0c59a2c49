import type { PersonId, WorkspaceId } from '@romashka/model/kernel';
import {
  contactsOf,
  displayName,
  type GraphChanges,
  type GraphState,
  nameDayKeysOf,
  nameWords,
  type Person,
} from '@romashka/model/unify';
import type { PoolClient } from 'pg';

const INSERT_PERSONS = {
  name: 'insert-persons',
  text: `INSERT INTO person (workspace, id, merged_into, root, user_id, strong, traits, first_seen, last_seen, active_on, events)
  SELECT $1::int, p.id, NULL, p.id, p.user_id, p.strong, p.traits, p.first_seen, p.last_seen, p.last_seen::date, p.events
  FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[], $8::bigint[])
    AS p(id, user_id, strong, traits, first_seen, last_seen, events)`,
};
const UPDATE_PERSONS = {
  name: 'update-persons',
  text: `UPDATE person SET user_id = p.user_id, strong = p.strong, first_seen = p.first_seen, last_seen = p.last_seen,
    active_on = p.last_seen::date, events = p.events
  FROM unnest($2::uuid[], $3::text[], $4::boolean[], $5::timestamptz[], $6::timestamptz[], $7::bigint[])
    AS p(id, user_id, strong, first_seen, last_seen, events)
  WHERE person.workspace = $1 AND person.id = p.id`,
};
const UPDATE_TRAITS = {
  name: 'update-traits',
  text: `UPDATE person SET traits = p.traits FROM unnest($2::uuid[], $3::jsonb[]) AS p(id, traits)
  WHERE person.workspace = $1 AND person.id = p.id`,
};
const INSERT_IDENTITIES = {
  name: 'insert-identities',
  text: `INSERT INTO identity (workspace, id, kind, value, low, home, person, since)
  SELECT $1::int, i.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::timestamptz[]) AS i`,
};
const REPOINT_PERSONS = {
  name: 'repoint-persons',
  text: `UPDATE person SET root = m.root, merged_into = m.root FROM unnest($2::uuid[], $3::uuid[]) AS m(old, root)
  WHERE person.workspace = $1 AND (person.id = m.old OR (person.root = m.old AND person.root <> person.id))`,
};
const REPOINT_IDENTITIES = {
  name: 'repoint-identities',
  text: `UPDATE identity SET person = m.root FROM unnest($2::uuid[], $3::uuid[]) AS m(old, root)
  WHERE identity.workspace = $1 AND identity.person = m.old RETURNING identity.id, identity.person`,
};
const INSERT_MERGES = {
  name: 'insert-merges',
  text: `INSERT INTO merge (workspace, id, survivor, absorbed, at, reason, evidence, by)
  SELECT $1::int, m.*, $8 FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::text[], $7::jsonb[]) AS m`,
};
const INSERT_HELD = {
  name: 'insert-held',
  text: `INSERT INTO held_match (workspace, one, other, reason, evidence)
  SELECT DISTINCT ON (m.one, m.other) $1::int, m.*
  FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::jsonb[]) AS m(one, other, reason, evidence)
  ON CONFLICT (workspace, one, other) DO UPDATE SET reason = excluded.reason, evidence = excluded.evidence
  WHERE held_match.reason = 'probable' AND held_match.dismissed_at IS NULL`,
};
const UPSERT_NAMES = {
  name: 'upsert-names',
  text: `INSERT INTO person_name (workspace, person, name) SELECT $1::int, n.* FROM unnest($2::uuid[], $3::text[]) AS n
  ON CONFLICT (workspace, person) DO UPDATE SET name = excluded.name WHERE person_name.name <> excluded.name`,
};
const DROP_WORDS = {
  name: 'drop-words',
  text: `DELETE FROM name_word WHERE workspace = $1 AND person = ANY($2::uuid[])`,
};
const INSERT_WORDS = {
  name: 'insert-words',
  text: `INSERT INTO name_word (workspace, person, word) SELECT $1::int, w.* FROM unnest($2::uuid[], $3::text[]) AS w ON CONFLICT DO NOTHING`,
};
const DROP_CONTACTS = {
  name: 'drop-contacts',
  text: `DELETE FROM contact WHERE workspace = $1 AND person = ANY($2::uuid[])`,
};
const INSERT_CONTACTS = {
  name: 'insert-contacts',
  text: `INSERT INTO contact (workspace, kind, value, person)
  SELECT $1::int, c.* FROM unnest($2::text[], $3::text[], $4::uuid[]) AS c ON CONFLICT DO NOTHING`,
};
const DROP_KEYS = {
  name: 'drop-match-keys',
  text: `DELETE FROM match_key WHERE workspace = $1 AND person = ANY($2::uuid[])`,
};
const INSERT_KEYS = {
  name: 'insert-match-keys',
  text: `INSERT INTO match_key (workspace, key, person)
  SELECT $1::int, k.* FROM unnest($2::text[], $3::uuid[]) AS k ON CONFLICT DO NOTHING`,
};

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Writes what a batch changed in the identity graph, touching only those rows.
 * @returns the identities that now lead to another person
 */
export async function writeGraph(
  client: PoolClient,
  workspace: WorkspaceId,
  before: GraphState,
  changes: GraphChanges,
  by: string,
): Promise<{ id: string; person: string }[]> {
  const fresh = changes.persons.filter((person) => changes.created.has(person.id));
  const known = changes.persons.filter((person) => !changes.created.has(person.id));
  if (fresh.length > 0) await insertPersons(client, workspace, fresh);
  if (known.length > 0) await updatePersons(client, workspace, known);
  const told = known.filter((person) => changes.traitsChanged.has(person.id));
  if (told.length > 0)
    await client.query({
      ...UPDATE_TRAITS,
      values: [workspace, told.map((p) => p.id), told.map((p) => JSON.stringify(p.traits))],
    });
  const { identities } = changes;
  if (identities.length > 0)
    await client.query({
      ...INSERT_IDENTITIES,
      values: [
        workspace,
        identities.map((i) => i.id),
        identities.map((i) => i.kind),
        identities.map((i) => i.value),
        identities.map((i) => i.value.toLowerCase()),
        identities.map((i) => i.home),
        identities.map((i) => i.person),
        identities.map((i) => iso(i.since)),
      ],
    });
  await writeFinders(client, workspace, before, changes);
  return writeMerges(client, workspace, changes, by);
}

async function insertPersons(
  client: PoolClient,
  workspace: WorkspaceId,
  persons: readonly Person[],
): Promise<void> {
  await client.query({
    ...INSERT_PERSONS,
    values: [
      workspace,
      persons.map((p) => p.id),
      persons.map((p) => p.userId),
      persons.map((p) => p.strong),
      persons.map((p) => JSON.stringify(p.traits)),
      persons.map((p) => iso(p.firstSeen)),
      persons.map((p) => iso(p.lastSeen)),
      persons.map((p) => p.events),
    ],
  });
}

async function updatePersons(
  client: PoolClient,
  workspace: WorkspaceId,
  persons: readonly Person[],
): Promise<void> {
  await client.query({
    ...UPDATE_PERSONS,
    values: [
      workspace,
      persons.map((p) => p.id),
      persons.map((p) => p.userId),
      persons.map((p) => p.strong),
      persons.map((p) => iso(p.firstSeen)),
      persons.map((p) => iso(p.lastSeen)),
      persons.map((p) => p.events),
    ],
  });
}

/** Names and contacts, by which a person is found: written only when they changed. */
async function writeFinders(
  client: PoolClient,
  workspace: WorkspaceId,
  before: GraphState,
  changes: GraphChanges,
): Promise<void> {
  const told = changes.persons.filter((person) => changes.traitsChanged.has(person.id));
  const names: { id: PersonId; name: string }[] = [];
  const dropped: PersonId[] = [];
  const contacts: { kind: string; value: string; person: PersonId }[] = [];
  for (const person of told) {
    const old = changes.created.has(person.id) ? {} : (before.persons.get(person.id)?.traits ?? {});
    const name = displayName(person.traits);
    if (name !== displayName(old)) names.push({ id: person.id, name });
    const now = contactsOf(person.traits);
    if (JSON.stringify(now) === JSON.stringify(contactsOf(old))) continue;
    if (!changes.created.has(person.id)) dropped.push(person.id);
    for (const contact of now) contacts.push({ ...contact, person: person.id });
  }
  await writeNames(client, workspace, names, changes.created);
  await writeMatchKeys(client, workspace, before, told, changes.created);
  if (dropped.length > 0) await client.query({ ...DROP_CONTACTS, values: [workspace, dropped] });
  if (contacts.length > 0)
    await client.query({
      ...INSERT_CONTACTS,
      values: [
        workspace,
        contacts.map((c) => c.kind),
        contacts.map((c) => c.value),
        contacts.map((c) => c.person),
      ],
    });
}

/** A name as it is shown, and its words as they are searched. */
async function writeNames(
  client: PoolClient,
  workspace: WorkspaceId,
  names: readonly { readonly id: PersonId; readonly name: string }[],
  created: ReadonlySet<PersonId>,
): Promise<void> {
  if (names.length === 0) return;
  const ids = names.map((n) => n.id);
  await client.query({ ...UPSERT_NAMES, values: [workspace, ids, names.map((n) => n.name)] });
  const renamed = ids.filter((id) => !created.has(id));
  if (renamed.length > 0) await client.query({ ...DROP_WORDS, values: [workspace, renamed] });
  const words = names.flatMap(({ id, name }) => nameWords(name).map((word) => ({ id, word })));
  if (words.length > 0)
    await client.query({
      ...INSERT_WORDS,
      values: [workspace, words.map((w) => w.id), words.map((w) => w.word)],
    });
}

/** Keys of name and birthday, by which those are found who may be the same person. */
async function writeMatchKeys(
  client: PoolClient,
  workspace: WorkspaceId,
  before: GraphState,
  told: readonly Person[],
  created: ReadonlySet<PersonId>,
): Promise<void> {
  const dropped: PersonId[] = [];
  const keys: { key: string; person: PersonId }[] = [];
  for (const person of told) {
    const now = nameDayKeysOf(person.traits);
    if (!created.has(person.id)) {
      const old = nameDayKeysOf(before.persons.get(person.id)?.traits ?? {});
      if (old.join() === now.join()) continue;
      if (old.length > 0) dropped.push(person.id);
    }
    for (const key of now) keys.push({ key, person: person.id });
  }
  if (dropped.length > 0) await client.query({ ...DROP_KEYS, values: [workspace, dropped] });
  if (keys.length > 0)
    await client.query({
      ...INSERT_KEYS,
      values: [workspace, keys.map((k) => k.key), keys.map((k) => k.person)],
    });
}

async function writeMerges(
  client: PoolClient,
  workspace: WorkspaceId,
  changes: GraphChanges,
  by: string,
): Promise<{ id: string; person: string }[]> {
  const { merges, held } = changes;
  if (held.length > 0)
    await client.query({
      ...INSERT_HELD,
      values: [
        workspace,
        held.map((h) => h.one),
        held.map((h) => h.other),
        held.map((h) => h.reason),
        held.map((h) => JSON.stringify(h.evidence)),
      ],
    });
  if (merges.length === 0) return [];
  await client.query({
    ...INSERT_MERGES,
    values: [
      workspace,
      merges.map((m) => m.id),
      merges.map((m) => m.survivor),
      merges.map((m) => m.absorbed),
      merges.map((m) => iso(m.at)),
      merges.map((m) => m.reason),
      merges.map((m) => JSON.stringify(m.evidence)),
      by,
    ],
  });
  const moves = [workspace, [...changes.repointed.keys()], [...changes.repointed.values()]];
  await client.query({ ...REPOINT_PERSONS, values: moves });
  const { rows } = await client.query<{ id: string; person: string }>({
    ...REPOINT_IDENTITIES,
    values: moves,
  });
  return rows;
}
