import type { ClickHouseClient } from '@clickhouse/client';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { SignalCount } from '@romashka/model/listen';
import { countSignals, type SignalAsk } from './signals.store.ts';

interface Kept {
  readonly asked: string;
  readonly at: number;
  readonly counts: Promise<readonly SignalCount[]>;
}

/** The year that is past is read as a whole, and hardly changes any more: so long it is not read again. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 100;
const keptOf = new WeakMap<ClickHouseClient, Map<WorkspaceId, Kept>>();

/**
 * Counts the records of the past, up to `now`, as of at most five minutes ago. A register or an import that
 * changed what is asked is counted at once.
 */
export function countPast(
  facts: ClickHouseClient,
  ask: Omit<SignalAsk, 'until'>,
  now: number,
): Promise<readonly SignalCount[]> {
  const kept = keptOf.get(facts) ?? new Map<WorkspaceId, Kept>();
  keptOf.set(facts, kept);
  // The whole company's alone is kept: it is the one that screens ask for over and over.
  if (ask.scope.units !== null) return countSignals(facts, { ...ask, until: now });
  const asked = JSON.stringify(ask);
  const known = kept.get(ask.scope.workspace);
  if (known?.asked === asked && now - known.at < KEPT_MS) return known.counts;
  const counts = countSignals(facts, { ...ask, until: now });
  kept.delete(ask.scope.workspace);
  kept.set(ask.scope.workspace, { asked, at: now, counts });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  // What failed is asked again.
  counts.catch(() => {
    if (kept.get(ask.scope.workspace)?.counts === counts) kept.delete(ask.scope.workspace);
  });
  return counts;
}
