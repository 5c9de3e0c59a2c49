import { inMs, inThousands, median, percentile } from '../figures.ts';
import { atMost, type Row } from '../row.ts';
import { ask, type Subject, timed } from './subject.ts';

const REQUEST_MS = 300;
const OVERVIEW_MS = 1_000;
/** How much longer a figure of all 10,000 units may take than one that asks for no unit. */
const UNITS_MORE = 1.2;
const UNITS = 10_000;
const REGIONS = 100;
const DAY_MS = 86_400_000;

/** What the overview asks for at once, for a quarter, with the quarter before. */
function overviewPaths(now: number): readonly string[] {
  const day = (ago: number): string => new Date(now - ago * DAY_MS).toISOString().slice(0, 10);
  const quarter = `from=${day(90)}&to=${day(0)}`;
  const before = `from=${day(180)}&to=${day(90)}`;
  return [
    `nps?${quarter}`,
    `nps?${before}`,
    `nps/distribution?${quarter}`,
    `nps?${quarter}&group=week`,
    `nps?${quarter}&group=unit.below`,
    `nps?${before}&group=unit.below`,
    `csat?${quarter}`,
    `ces?${quarter}`,
    `count?${quarter}&group=week`,
  ].map((path) => `/api/v1/metrics/${path}`);
}

/** What boards, metric pages and results ask for over everything that is stored. */
const HEAVY = [
  '/api/v1/metrics/nps?group=unit,month',
  '/api/v1/metrics/nps?group=touchpoint,channel',
  '/api/v1/metrics/nps?group=unit.below,month',
  '/api/v1/metrics/nps/comparison?against=rest&group=unit',
  '/api/v1/dimensions',
] as const;

/** A tree of 10,000 units: the ones that answers name are some of them. */
async function plantUnits({ product, credentials }: Subject): Promise<void> {
  const rows = ['unit,name,parent'];
  for (let at = 0; at < UNITS - REGIONS; at += 1)
    rows.push(`unit-${String(at).padStart(3, '0')},Shop ${at},region-${at % REGIONS}`);
  for (let at = 0; at < REGIONS; at += 1) rows.push(`region-${at},Region ${at},company`);
  const answer = await fetch(`${product.url}/api/v1/units/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${credentials.apiToken}`, 'content-type': 'text/csv' },
    body: rows.join('\n'),
  });
  if (!answer.ok) throw new Error(`the units were answered with ${answer.status}: ${await answer.text()}`);
}

/** Dashboards over millions of answers, and what a tree of 10,000 units costs. */
export async function dashboards(subject: Subject): Promise<Row[]> {
  const times = subject.quick ? 3 : 9;
  await plantUnits(subject);
  const overview = overviewPaths(Date.now());
  const single: { readonly path: string; readonly ms: number }[] = [];
  for (const path of [...overview, ...HEAVY])
    single.push({ path, ms: median(await timed(times, () => ask(subject, path))) });
  const [slowest = { path: '', ms: 0 }] = single.toSorted((a, b) => b.ms - a.ms);
  const whole = await timed(times, () => Promise.all(overview.map((path) => ask(subject, path))));
  const plain: number[] = [];
  const ofAll: number[] = [];
  // In turn, so that a busy moment falls on both.
  for (let turn = 0; turn < (subject.quick ? 3 : 15); turn += 1) {
    plain.push(...(await timed(1, () => ask(subject, '/api/v1/metrics/nps?group=month'))));
    ofAll.push(...(await timed(1, () => ask(subject, '/api/v1/metrics/nps?group=month&unit=company'))));
  }
  const more = median(ofAll) / median(plain);
  const over = `over ${inThousands(subject.answers)} answers`;
  return [
    {
      what: `slowest dashboard request ${over}`,
      measured: inMs(slowest.ms),
      target: inMs(REQUEST_MS),
      ratio: atMost(slowest.ms, REQUEST_MS),
      notes: [
        slowest.path,
        `medians: ${single.map(({ path, ms }) => `${path.replace('/api/v1/', '')} ${inMs(ms)}`).join('; ')}`,
      ],
    },
    {
      what: `overview, all its requests at once, ${over}`,
      measured: inMs(median(whole)),
      target: inMs(OVERVIEW_MS),
      ratio: atMost(median(whole), OVERVIEW_MS),
      notes: [`slowest ${inMs(percentile(whole, 1))}`],
    },
    {
      what: `filter of a tree of ${inThousands(UNITS)} units`,
      measured: `${more.toFixed(2)} times`,
      target: `${UNITS_MORE.toFixed(2)} times`,
      ratio: atMost(more, UNITS_MORE),
      notes: [`${inMs(median(plain))} without, ${inMs(median(ofAll))} with it`],
    },
  ];
}
