import type { EventView } from '@romashka/model/contract';
import type { TestServer } from '../../packages/server/src/testing/start-test-server.ts';

/** An event as it arrived, as far as a client decides it. */
export type Received = EventView & { readonly messageId: string };

/** All events that arrived under names that begin like this, in the order in which they happened; each with its message id. */
export async function received(server: TestServer, marker: string): Promise<Received[]> {
  await server.services.shipper.flush();
  const { body } = await server.call('GET', '/api/v1/events?limit=500');
  const { items } = body as { items: EventView[] };
  const result = await server.services.facts.query({
    query: 'SELECT toString(seq) AS id, message_id FROM events',
    format: 'JSONEachRow',
  });
  const rows = await result.json<{ id: string; message_id: string }>();
  const messageIds = new Map(rows.map((row) => [row.id, row.message_id]));
  return items
    .filter((event) => JSON.stringify(event).includes(marker))
    .map((event) => ({ ...event, messageId: messageIds.get(event.id) ?? '' }))
    .toReversed();
}
