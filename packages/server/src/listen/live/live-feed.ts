import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveItem } from '@romashka/model/contract';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../../store/database.ts';
import { type BatchTexts, liveItemsOf } from './live-items.ts';

export type LiveListener = (items: readonly LiveItem[]) => void;

/** What has just been stored, for screens that are open now; the same from every server process. */
export interface LiveFeed {
  /** Calls `listener` with what is stored in the workspace from now on; the answer ends it. */
  subscribe(workspace: WorkspaceId, listener: LiveListener): () => void;
  readonly listeners: () => number;
  /** Calls back when open streams have to end; the answer forgets the callback. */
  onEnd(end: () => void): () => void;
  /** Ends every open stream of this process. */
  endAll(): void;
  /** Ends every open stream of every process: whoever may still watch comes back, others do not. */
  endEverywhere(): Promise<void>;
  close(): Promise<void>;
}

/** What is notified in place of a batch when streams have to end. */
const END = 'end';
const RECONNECT_MS = 1_000;
/** A connection that is just being made may not hear that it is to end. */
const CLOSE_MS = 1_000;

/** Listens for the intake's commits and reads a batch only when somebody watches its workspace. */
export function openLiveFeed(databaseUrl: string, database: Database, log: FastifyBaseLogger): LiveFeed {
  const listeners = new Map<number, Set<LiveListener>>();
  const ends = new Set<() => void>();
  let client: pg.Client | null = null;
  const closed = new AbortController();

  const endAll = (): void => {
    for (const end of ends) end();
  };
  const hear = async (payload: string): Promise<void> => {
    if (payload === END) return endAll();
    const [workspace, lane, batch] = payload.split(':').map(Number);
    const watching = listeners.get(workspace ?? -1);
    if (workspace === undefined || lane === undefined || batch === undefined || !watching?.size) return;
    const items = await readBatch(database, workspace as WorkspaceId, lane, batch);
    for (const listener of watching) listener(items);
  };
  /** Listens until the connection ends, for whatever reason. */
  const listen = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: databaseUrl, application_name: 'romashka-live' });
    next.on('notification', (message) => {
      hear(message.payload ?? '').catch((error: unknown) =>
        log.warn({ error: String(error) }, 'a live batch was not read'),
      );
    });
    next.on('error', () => undefined);
    const ended = new Promise((resolve) => next.once('end', resolve));
    client = next;
    try {
      await next.connect();
      await next.query('LISTEN romashka_live');
      await ended;
    } finally {
      await next.end().catch(() => undefined);
    }
  };
  /** One connection after another: a failed one both rejects and ends, which must not make two of it. */
  const keepListening = async (): Promise<void> => {
    while (!closed.signal.aborted) {
      await listen().catch(() => undefined);
      await sleep(RECONNECT_MS, undefined, { signal: closed.signal }).catch(() => undefined);
    }
  };
  const listening = keepListening();
  return {
    subscribe: (workspace, listener) => {
      const set = listeners.get(workspace) ?? new Set();
      listeners.set(workspace, set.add(listener));
      return () => set.delete(listener);
    },
    listeners: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
    onEnd: (end) => {
      ends.add(end);
      return () => ends.delete(end);
    },
    endAll,
    endEverywhere: async () => {
      await database.asSystem((rows) => sql`select pg_notify('romashka_live', ${END})`.execute(rows));
    },
    close: async () => {
      closed.abort();
      const ended = client?.end().catch(() => undefined);
      await Promise.race([Promise.all([ended, listening]), sleep(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

async function readBatch(
  database: Database,
  workspace: WorkspaceId,
  lane: number,
  batch: number,
): Promise<readonly LiveItem[]> {
  return database.inWorkspace(workspace, async (rows) => {
    const found = await rows
      .selectFrom('outbox')
      .select(['events', 'answers'])
      .where('workspace', '=', workspace)
      .where('lane', '=', lane)
      .where('batch', '=', batch)
      .executeTakeFirst();
    if (found === undefined) return [];
    const texts: BatchTexts = found;
    const items = liveItemsOf(texts);
    const persons = await rows
      .selectFrom('identity')
      .innerJoin('person', (join) =>
        join.onRef('person.id', '=', 'identity.person').onRef('person.workspace', '=', 'identity.workspace'),
      )
      .leftJoin('person_name', (join) =>
        join
          .onRef('person_name.person', '=', 'person.id')
          .onRef('person_name.workspace', '=', 'person.workspace'),
      )
      .select(['identity.id', 'identity.person', 'person_name.name'])
      .where('identity.id', 'in', [...new Set(items.map((item) => item.identity)), NOBODY])
      .execute();
    const byIdentity = new Map(persons.map((row) => [row.id, row]));
    return items.map(({ identity, item }) => {
      const person = byIdentity.get(identity);
      return { ...item, customer: person?.person ?? identity, customerName: person?.name ?? '' };
    });
  });
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
