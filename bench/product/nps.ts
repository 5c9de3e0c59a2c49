import { inMs, inThousands, median, percentile } from '../figures.ts';
import { atMost, type Row } from '../row.ts';
import { ask, type Subject, timed } from './subject.ts';

const TARGET_MS = 250;

/** The score of every unit in every month, through the API. */
export async function npsByUnitAndMonth(subject: Subject): Promise<Row[]> {
  let groups = 0;
  const taken = await timed(subject.quick ? 5 : 15, async () => {
    const found = await ask<{ n: number; groups: unknown[] }>(
      subject,
      '/api/v1/metrics/nps?group=unit,month',
    );
    if (found.n < subject.answers) throw new Error(`only ${found.n} answers were counted`);
    groups = found.groups.length;
  });
  return [
    {
      what: `NPS by unit and month over ${inThousands(subject.answers)} answers`,
      measured: inMs(median(taken)),
      target: inMs(TARGET_MS),
      ratio: atMost(median(taken), TARGET_MS),
      notes: [
        `median of ${taken.length}, slowest ${inMs(percentile(taken, 1))}; ${inThousands(groups)} groups`,
      ],
    },
  ];
}
