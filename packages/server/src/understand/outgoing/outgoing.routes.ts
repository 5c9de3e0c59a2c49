import type { OutgoingView } from '@romashka/model/contract';
import { sql } from 'kysely';
import type { Handlers } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { notFound } from '../../http/problem.ts';

const LINE = ['id', 'kind', 'at', 'board', 'recipient', 'subject', 'state'] as const;

export const outgoingHandlers = {
  'outgoing.list': async ({ services, caller, query }) => {
    const place = readCursor(query.cursor, ['number', 'string']);
    const found = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows
        .selectFrom('outgoing')
        .select(LINE)
        .$if(place !== null, (all) =>
          all.where(
            sql<boolean>`(at, id::text) < (${new Date(Number(place?.[0]))}::timestamptz, ${String(place?.[1])})`,
          ),
        )
        .orderBy('at', 'desc')
        .orderBy(sql`id::text`, 'desc')
        .limit(query.limit + 1)
        .execute(),
    );
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    const next =
      found.length > query.limit && last !== undefined ? writeCursor([last.at.getTime(), last.id]) : null;
    return { items: items.map(lineOf), next };
  },
  'outgoing.read': async ({ services, caller, params }) => {
    const found = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      rows
        .selectFrom('outgoing')
        .select([...LINE, 'content'])
        .where('id', '=', params.id)
        .executeTakeFirst(),
    );
    if (found === undefined) throw notFound('message');
    return { ...lineOf(found), content: found.content };
  },
} satisfies Partial<Handlers>;

const lineOf = (row: {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly board: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly state: string;
}): Omit<OutgoingView, 'content'> => ({
  ...row,
  kind: row.kind as OutgoingView['kind'],
  at: row.at.toISOString(),
  state: row.state as OutgoingView['state'],
});
