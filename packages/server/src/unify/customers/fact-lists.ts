import type { AnswerView, EventView } from '@romashka/model/contract';
import { isJsonObject, type JsonObject } from '@romashka/model/kernel';
import type { Caller } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { notFound } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import type { Services } from '../../services.ts';
import type { Rows } from '../../store/database.ts';
import { seenInScope } from './customers-in-scope.ts';
import { type AnswerRow, type EventFact, type FactFilter, listAnswers, listEvents } from './facts.store.ts';
import { findRoot, identitiesOf } from './person-tree.store.ts';

interface FactQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly [name: string]: string | number | undefined;
}

/** A page of events as the API shows them. */
export async function pageOfEvents(
  services: Services,
  caller: Caller,
  query: FactQuery,
  customer: string | undefined,
) {
  const filter = await filterOf(services, caller, query, customer);
  const found = filter === null ? [] : await listEvents(services.facts, filter);
  return present(services, caller, query, found, eventView);
}

/** A page of answers as the API shows them. */
export async function pageOfAnswers(
  services: Services,
  caller: Caller,
  query: FactQuery,
  customer: string | undefined,
) {
  const filter = await filterOf(services, caller, query, customer);
  const found = filter === null ? [] : await listAnswers(services.facts, filter);
  return present(services, caller, query, found, answerView);
}

async function filterOf(
  services: Services,
  caller: Caller,
  query: FactQuery,
  customer: string | undefined,
): Promise<FactFilter | null> {
  const { from, to, cursor, limit, ...equal } = query;
  const place = readCursor(cursor, ['number', 'number']);
  const identities =
    customer === undefined
      ? null
      : await services.database.inWorkspace(caller.workspaceId, async (rows) => {
          const root = await findRoot(rows, customer);
          if (root === null) throw notFound('customer');
          return (await identitiesOf(rows, root)).map((identity) => identity.id);
        });
  if (identities?.length === 0) return null;
  // A customer with nothing in the caller's units is not there at all.
  if (customer !== undefined && caller.scope.units !== null)
    if ((await seenInScope(services, caller.scope, customer)) === null) throw notFound('customer');
  return {
    scope: caller.scope,
    identities,
    from: readMoment(from, caller.workspace.timeZone),
    to: readMoment(to, caller.workspace.timeZone),
    equal: equal as Record<string, string | undefined>,
    after: place === null ? null : { time: Number(place[0]), seq: Number(place[1]) },
    limit: limit + 1,
  };
}

interface Owner {
  readonly person: string;
  readonly kind: string;
  readonly value: string;
}

async function present<Row extends EventFact | AnswerRow, View>(
  services: Services,
  caller: Caller,
  query: FactQuery,
  found: readonly Row[],
  view: (row: Row, owner: Owner | undefined) => View,
): Promise<{ items: View[]; next: string | null }> {
  const shown = found.slice(0, query.limit);
  const owners = await services.database.inWorkspace(caller.workspaceId, (rows) =>
    ownersOf(rows, [...new Set(shown.map((row) => row.identity))]),
  );
  const last = found.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => view(row, owners.get(row.identity))),
    next: last === undefined ? null : writeCursor([last.ms, Number(last.id)]),
  };
}

async function ownersOf(rows: Rows, identities: readonly string[]): Promise<Map<string, Owner>> {
  if (identities.length === 0) return new Map();
  const found = await rows
    .selectFrom('identity')
    .select(['id', 'person', 'kind', 'value'])
    .where('id', 'in', [...identities])
    .execute();
  return new Map(found.map((row) => [row.id, row]));
}

function eventView(row: EventFact, owner: Owner | undefined): EventView {
  const message = readMessage(row.raw);
  const traits = message['traits'];
  const properties = message['properties'];
  return {
    id: row.id,
    type: row.type,
    name: row.name,
    time: new Date(row.ms).toISOString(),
    received: new Date(row.received_ms).toISOString(),
    source: row.source,
    touchpoint: row.touchpoint,
    unit: row.unit,
    channel: row.channel,
    customer: owner?.person ?? null,
    identity: owner === undefined ? null : { kind: owner.kind, value: owner.value },
    properties: (isJsonObject(properties) ? properties : {}) as EventView['properties'],
    ...(isJsonObject(traits) ? { traits: traits as EventView['properties'] } : {}),
  };
}

function answerView(row: AnswerRow, owner: Owner | undefined): AnswerView {
  return {
    id: row.id,
    time: new Date(row.ms).toISOString(),
    customer: owner?.person ?? null,
    response: row.response,
    revision: row.revision,
    invitation: row.invitation,
    survey: row.survey,
    question: row.question,
    questionType: row.question_type,
    value: row.value,
    text: row.text,
    touchpoint: row.touchpoint,
    unit: row.unit,
    channel: row.channel,
  };
}

function readMessage(raw: string): JsonObject {
  const message: unknown = JSON.parse(raw);
  return isJsonObject(message) ? message : {};
}
