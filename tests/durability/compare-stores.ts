import type { Traits } from '@romashka/model/kernel';
import { workspaceId } from '@romashka/model/kernel';
import { shownTraits } from '@romashka/model/unify';
import { sql } from 'kysely';
import type { Services } from '../../packages/server/src/services.ts';
import type { Ledger } from './ledger.ts';

/** What was found when everything was at rest. The faults are sentences; none means that all is as it should be. */
export interface Comparison {
  readonly acknowledged: number;
  readonly stored: number;
  /** Acknowledged messages that are not in the event log. */
  readonly lost: number;
  /** Messages, acknowledged or not, that are in the event log more than once. */
  readonly doubled: number;
  readonly faults: readonly string[];
}

const WORKSPACE = workspaceId(1);

/** Compares the client's ledger, the state engine and the facts engine with one another, row by row. */
export async function compareStores(services: Services, ledger: Ledger): Promise<Comparison> {
  await services.shipper.flush();
  const faults: string[] = [];
  const must = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const events = new Map(
    (
      await facts<{ id: string; n: number }>(
        services,
        'SELECT message_id AS id, count() AS n FROM events GROUP BY id',
      )
    ).map((row) => [row.id, row.n]),
  );
  const lost = [...ledger.acknowledged].filter((id) => !events.has(id)).length;
  const doubled = [...events.values()].filter((n) => n > 1).length;
  const unknown = [...events.keys()].filter((id) => !ledger.sent.has(id)).length;
  must(unknown === 0, `${unknown} events that nobody sent`);

  const [sums] = await state<{ messages: number; events: number; outbox: number; rejected: number }>(
    services,
    sql`select (select count(*)::int from message) as messages,
      (select coalesce(sum(events), 0)::int from person) as events,
      (select count(*)::int from outbox where shipped_at is null) as outbox,
      (select count(*)::int from rejected) as rejected`,
  );
  must(sums?.messages === events.size, `${sums?.messages} message ids known, ${events.size} events stored`);
  must(sums?.events === events.size, `persons count ${sums?.events} events, ${events.size} are stored`);
  must(sums?.outbox === 0, `${sums?.outbox} batches wait in the outbox`);
  must(sums?.rejected === 0, `${sums?.rejected} messages were refused`);
  faults.push(...(await compareIdentities(services)));
  faults.push(...(await comparePersons(services)));
  faults.push(...(await compareProfiles(services)));
  faults.push(...(await compareAnswers(services, ledger, events)));
  return { acknowledged: ledger.acknowledged.size, stored: events.size, lost, doubled, faults };
}

async function facts<Row>(services: Services, query: string): Promise<Row[]> {
  const result = await services.facts.query({
    query,
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  return result.json();
}

const state = <Row>(services: Services, query: ReturnType<typeof sql>): Promise<Row[]> =>
  services.database.inWorkspace(WORKSPACE, async (rows) => (await query.execute(rows)).rows as Row[]);

/** Says how many entries of two maps differ; nothing where they are equal. */
function differences(
  name: string,
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])].filter(
    (key) => one.get(key) !== other.get(key),
  );
  const [key = ''] = keys;
  return keys.length === 0
    ? []
    : [
        `${keys.length} ${name} differ, for one ${key}: ${one.get(key)} in PostgreSQL, ${other.get(key)} in ClickHouse`,
      ];
}

async function compareIdentities(services: Services): Promise<string[]> {
  const kept = await state<{ id: string; person: string }>(services, sql`select id, person from identity`);
  const known = await facts<{ id: string; person: string }>(
    services,
    'SELECT toString(identity) AS id, toString(person) AS person FROM identities FINAL',
  );
  const asMap = (rows: typeof kept) => new Map(rows.map((row) => [row.id, row.person]));
  return differences('identities', asMap(kept), asMap(known));
}

/** The events of each shown person. */
async function comparePersons(services: Services): Promise<string[]> {
  const counted = await state<{ id: string; n: string }>(
    services,
    sql`select root as id, sum(events)::text as n from person group by root`,
  );
  const stored = await facts<{ id: string; n: string }>(
    services,
    `SELECT toString(i.person) AS id, toString(count()) AS n FROM events AS e
     JOIN (SELECT identity, person FROM identities FINAL) AS i ON i.identity = e.identity GROUP BY id`,
  );
  const asMap = (rows: typeof counted) => new Map(rows.map((row) => [row.id, row.n]));
  return differences("persons' events", asMap(counted), asMap(stored));
}

/** The profiles that are shown: the same persons in both engines, with the same traits. */
async function compareProfiles(services: Services): Promise<string[]> {
  const rows = await state<{ id: string; root: string; traits: Traits }>(
    services,
    sql`select id, root, traits from person`,
  );
  const trees = Map.groupBy(rows, (row) => row.root);
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const canon = (traits: readonly (readonly [string, string])[]): string =>
    JSON.stringify([...traits].sort());
  const kept = new Map(
    [...trees].map(([root, members]) => [
      root,
      canon(shownTraits(members).map(({ name, winner }) => [name, text(winner.value)])),
    ]),
  );
  const known = await facts<{ id: string; traits: Record<string, string> }>(
    services,
    'SELECT toString(person) AS id, traits FROM profiles FINAL WHERE alive',
  );
  return differences(
    'profiles',
    kept,
    new Map(known.map((row) => [row.id, canon(Object.entries(row.traits))])),
  );
}

/** The answers that count: the last stored revision of each response, once, in both engines. */
async function compareAnswers(
  services: Services,
  ledger: Ledger,
  events: ReadonlyMap<string, number>,
): Promise<string[]> {
  const last = new Map<string, string>();
  // Message ids are in the order of sending, and so are revisions.
  for (const [id, answer] of ledger.sent)
    if (answer !== null && events.has(id)) last.set(answer.response, `${answer.revision}:${answer.value}`);
  const kept = await state<{ fact: string }>(services, sql`select fact from answer_state`);
  const inState = new Map(
    kept.map(({ fact }) => {
      const cells = JSON.parse(fact) as (string | number)[];
      return [String(cells[7]), `${cells[8]}:${cells[12]}`];
    }),
  );
  const summed = await facts<{ response: string; said: string; times: number }>(
    services,
    `SELECT response, concat(toString(revision), ':', toString(value)) AS said, sum(sign) AS times
     FROM answers GROUP BY response, revision, value HAVING times <> 0`,
  );
  const wrong = summed.filter((row) => row.times !== 1).length;
  return [
    ...(wrong === 0 ? [] : [`${wrong} answers do not stand exactly once`]),
    ...differences('answers', last, inState),
    ...differences('answers', inState, new Map(summed.map((row) => [row.response, row.said]))),
  ];
}
