const HOUR = 60;
const DAY = 24 * HOUR;

const steps = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, index) => from + (index + 1) * step);

/**
 * The delays that are told apart, in minutes: by the minute up to an hour, by the hour up to two days,
 * by the day up to ninety. Counting records per step keeps them addable over events and months,
 * which medians are not.
 */
export const LAG_STEPS: readonly number[] = [
  ...steps(0, HOUR, 1),
  ...steps(HOUR, 2 * DAY, HOUR),
  ...steps(2 * DAY, 90 * DAY, DAY),
];

/** Where the steps of such delays (minutes) begin, in milliseconds; a delay just on a step belongs to the one below it. */
export function lagStarts(minutes: readonly number[]): readonly number[] {
  return [0, ...[...new Set(minutes)].sort((a, b) => a - b).map((step) => step * 60_000)];
}

/** The step that begins at `start` among `starts`: at most so many minutes late; Infinity past the last one. */
export function lagFrom(starts: readonly number[], start: number): number {
  const next = starts[starts.indexOf(start) + 1];
  return next === undefined ? Number.POSITIVE_INFINITY : next / 60_000;
}

/**
 * The delay within which a share (0..1) of counted records came, in minutes, rounded up to a step
 * (the inverse of the empirical distribution function). Null where nothing was counted.
 */
export function lagWithin(counts: ReadonlyMap<number, number>, share: number): number | null {
  const ordered = [...counts].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  const total = ordered.reduce((sum, [, n]) => sum + n, 0);
  let seen = 0;
  for (const [lag, n] of ordered) {
    seen += n;
    if (seen >= share * total - 1e-9) return lag;
  }
  return null;
}
