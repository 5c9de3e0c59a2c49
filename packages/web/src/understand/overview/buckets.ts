import type { Figure } from './figure.ts';

export const BUCKETS = ['day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];

export interface BucketFigure {
  /** First day of the bucket in the workspace's zone, `YYYY-MM-DD`. */
  readonly start: string;
  readonly figure: Figure;
}

const DAY_MS = 86_400_000;
const LENGTH_DAYS = { day: 1, week: 7, month: 30.4 } as const;
/** Fewer answers than this a bucket, on average, and most points of a trend could not be shown. */
const WANTED_ANSWERS = 45;
const FEWEST_POINTS = 3;
/** A picture with more points than this cannot be read. */
const MOST_POINTS = 400;

function bucketByLength(days: number): Bucket {
  if (days <= 35) return 'day';
  return days <= 200 ? 'week' : 'month';
}

/**
 * Day, week or month for a period of `days`; coarser where `answers` would leave too few in a
 * bucket to show a score, as long as at least three points remain.
 */
export function chooseBucket(days: number, answers: number): Bucket {
  const wanted = BUCKETS.indexOf(bucketByLength(days));
  for (const bucket of BUCKETS.slice(wanted)) {
    const next = BUCKETS[BUCKETS.indexOf(bucket) + 1];
    if (answers / (days / LENGTH_DAYS[bucket]) >= WANTED_ANSWERS) return bucket;
    if (next === undefined || Math.round(days / LENGTH_DAYS[next]) < FEWEST_POINTS) return bucket;
  }
  return 'month';
}

const plainDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The first day of the bucket after the one that begins on `start`. */
export function nextBucket(start: string, bucket: Bucket): string {
  const ms = Date.parse(`${start}T00:00:00Z`);
  if (bucket !== 'month') return plainDate(ms + LENGTH_DAYS[bucket] * DAY_MS);
  const date = new Date(ms);
  return plainDate(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
}

/** `2026`, `2026-05` and `2026-05-01 00:00:00` all name a first day. */
function asPlainDate(text: string): string | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text);
  if (match === null) return null;
  return `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
}

/**
 * The groups of a metric answer in order of time, with the buckets in between in which nothing
 * was answered filled in as `empty`. Groups without a readable date are left out.
 */
export function fillBuckets(
  groups: readonly (Figure & { readonly group: Readonly<Record<string, string>> })[],
  bucket: Bucket,
  empty: Figure,
): readonly BucketFigure[] {
  const known = new Map<string, Figure>();
  for (const { group, ...figure } of groups) {
    const start = asPlainDate(group[bucket] ?? '');
    if (start !== null) known.set(start, figure);
  }
  const starts = [...known.keys()].sort();
  const last = starts.at(-1);
  const filled: BucketFigure[] = [];
  let start = starts[0];
  while (start !== undefined && last !== undefined && start <= last && filled.length < MOST_POINTS) {
    filled.push({ start, figure: known.get(start) ?? empty });
    start = nextBucket(start, bucket);
  }
  return filled;
}
