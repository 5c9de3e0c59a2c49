import { inMs, inThousands, median, percentile } from '../figures.ts';
import { personOf } from '../fill/filled-ids.ts';
import { seeded } from '../random.ts';
import { atMost, type Row } from '../row.ts';
import { ask, type Subject, timed } from './subject.ts';

const TARGET_MS = 50;

/** What the page of a customer asks for when it opens: the person and the newest events, at once. */
export async function customerPage(subject: Subject): Promise<Row[]> {
  const random = seeded(subject.seed + 2);
  let empty = 0;
  const taken = await timed(subject.quick ? 50 : 300, async () => {
    const id = personOf(Math.floor(random() * subject.profiles));
    const [, events] = await Promise.all([
      ask(subject, `/api/v1/customers/${id}`),
      ask<{ items: unknown[] }>(subject, `/api/v1/customers/${id}/events?limit=50`),
    ]);
    if (events.items.length === 0) empty += 1;
  });
  if (empty > 0) throw new Error(`${empty} customers had no events`);
  return [
    {
      what: `customer page data at ${inThousands(subject.profiles)} profiles, ${inThousands(subject.events)} events`,
      measured: `${inMs(percentile(taken, 0.95))} (p95)`,
      target: inMs(TARGET_MS),
      ratio: atMost(percentile(taken, 0.95), TARGET_MS),
      notes: [
        `median ${inMs(median(taken))} of ${taken.length} random customers; person and newest 50 events at once`,
      ],
    },
  ];
}
