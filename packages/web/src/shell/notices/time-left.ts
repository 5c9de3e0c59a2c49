/** How far some work was at a moment (epoch milliseconds). */
export interface Sample {
  readonly at: number;
  readonly done: number;
}

/** Minutes left at the speed since `first`, rounded; null while there is no speed to go by. */
export function minutesLeft(first: Sample, now: Sample, total: number): number | null {
  const done = now.done - first.done;
  const took = now.at - first.at;
  if (done <= 0 || took < 3000) return null;
  return Math.round(((total - now.done) / done) * (took / 60_000));
}
