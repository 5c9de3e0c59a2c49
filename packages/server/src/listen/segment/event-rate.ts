/** A token bucket of events a second per workspace, with two seconds' worth of burst. */
export interface EventRate {
  /** Takes `events`; answers 0, or the whole seconds to wait when the limit is reached. */
  take(workspace: number, limit: number, events: number): number;
}

export function openEventRate(now: () => number): EventRate {
  const buckets = new Map<number, { level: number; at: number }>();
  return {
    take: (workspace, limit, events) => {
      const time = now();
      const bucket = buckets.get(workspace) ?? { level: limit * 2, at: time };
      const level = Math.min(limit * 2, bucket.level + (Math.max(0, time - bucket.at) * limit) / 1000);
      // A batch larger than the bucket passes when the bucket is full, else it never would.
      if (level < Math.min(events, limit * 2)) {
        buckets.set(workspace, { level, at: time });
        return Math.max(1, Math.min(300, Math.ceil((Math.min(events, limit * 2) - level) / limit)));
      }
      buckets.set(workspace, { level: level - events, at: time });
      return 0;
    },
  };
}
