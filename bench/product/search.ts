import { inMs, inThousands, median, percentile } from '../figures.ts';
import { emailOf, personOf, phoneOf, userOf } from '../fill/filled-ids.ts';
import { seeded } from '../random.ts';
import { atMost, type Row } from '../row.ts';
import { ask, type Subject, timed } from './subject.ts';

const TARGET_MS = 100;

interface Found {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

/** What people type, for a person of this number. Names are asked of the product itself. */
const TYPED: Readonly<Record<string, (number: number, name: string) => string>> = {
  'e-mail': (number) => emailOf(number),
  'beginning of an e-mail': (number) => emailOf(number).slice(0, 7),
  phone: (number) => phoneOf(number),
  'phone as people write it': (number) => phoneOf(number).replace(/^\+7(\d{3})(\d{3})/, '8 ($1) $2-'),
  id: (number) => userOf(number),
  'person id': (number) => personOf(number),
  name: (_number, name) => name,
  surname: (_number, name) => name.split(' ')[1] ?? '',
  'surname and first name, begun': (_number, name) => {
    const [first = '', last = ''] = name.split(' ');
    return `${last.slice(0, 4)} ${first.slice(0, 3)}`;
  },
  nobody: (number) => `zqx${number}`,
};

/** Search by everything a person may type; the slowest kind is the figure. */
export async function search(subject: Subject): Promise<Row[]> {
  const random = seeded(subject.seed + 3);
  const kinds: { kind: string; p50: number; p95: number }[] = [];
  for (const [kind, typed] of Object.entries(TYPED)) {
    const taken: number[] = [];
    const turns = subject.quick ? 15 : 60;
    for (let turn = 0; turn < turns; turn += 1) {
      const number = Math.floor(random() * subject.profiles);
      const { name } = await ask<{ name: string }>(subject, `/api/v1/customers/${personOf(number)}`);
      const text = typed(number, name);
      let found: Found = { items: [] };
      taken.push(
        ...(await timed(1, async () => {
          found = await ask<Found>(subject, `/api/v1/customers?limit=20&q=${encodeURIComponent(text)}`);
        })),
      );
      if (found.items.length > 0 !== (kind !== 'nobody'))
        throw new Error(`"${text}" found ${found.items.length}`);
    }
    kinds.push({ kind, p50: median(taken), p95: percentile(taken, 0.95) });
  }
  const worst = Math.max(...kinds.map((one) => one.p95));
  return [
    {
      what: `search by e-mail, phone, id or name at ${inThousands(subject.profiles)} profiles`,
      measured: `${inMs(worst)} (p95 of the slowest)`,
      target: inMs(TARGET_MS),
      ratio: atMost(worst, TARGET_MS),
      notes: kinds.map(({ kind, p50, p95 }) => `${kind}: median ${inMs(p50)}, p95 ${inMs(p95)}`),
    },
  ];
}
