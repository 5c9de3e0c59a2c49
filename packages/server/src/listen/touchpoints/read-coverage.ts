import type { CellView, CoverageView } from '@romashka/model/contract';
import type { Scope } from '@romashka/model/govern';
import {
  COVERAGE_DAYS,
  type Coverage,
  type CoverageCell,
  coverageOf,
  eventsOf,
  gapsOf,
  LAG_STEPS,
  lagStarts,
  limitsOf,
  type Touchpoint,
} from '@romashka/model/listen';
import { bucketsBetween } from '@romashka/model/understand';
import type { Workspace } from '../../govern/workspace/workspace-directory.ts';
import type { Services } from '../../services.ts';
import { countPast } from './past-signals.ts';
import { countSignals, type SeenTouchpoint, seenTouchpoints } from './signals.store.ts';
import { importMoments, readTouchpoints } from './touchpoints.store.ts';

const DAY_MS = 86_400_000;
const MONTHS = 12;
/** Events may say a time a little ahead of the clock. */
const AHEAD_MS = DAY_MS;

/**
 * Measures what is collected at the workspace's touchpoints: the cells by the last COVERAGE_DAYS days,
 * the share also by each of the last twelve whole months of the workspace's zone.
 */
export async function readCoverage(
  services: Services,
  workspace: Workspace,
  scope: Scope,
): Promise<CoverageView> {
  const now = services.now();
  const since = now - COVERAGE_DAYS * DAY_MS;
  const months = monthsUntil(now, workspace.timeZone);
  const [first = since] = months;
  const { register, imports } = await services.database.inWorkspace(workspace.id, async (rows) => ({
    register: await readTouchpoints(rows),
    imports: await importMoments(rows, first),
  }));
  const until = now + AHEAD_MS;
  const limits = limitsOf(register);
  const ask = {
    scope,
    touchpoints: register.map(({ key }) => key),
    names: eventsOf(register),
    imports,
  };
  const [recent, past, seen] = await Promise.all([
    countSignals(services.facts, {
      ...ask,
      starts: [since],
      until,
      lags: lagStarts([...LAG_STEPS, ...limits]),
    }),
    countPast(services.facts, { ...ask, starts: months, lags: lagStarts(limits) }, now),
    seenTouchpoints(services.facts, scope, since, until),
  ]);
  return viewOf(coverageOf(register, { recent, past }, months), register, seen, workspace.timeZone);
}

/** The starts of the last twelve months that are over, and after them the start of the one that is not. */
function monthsUntil(now: number, zone: string): readonly number[] {
  const starts = bucketsBetween(now - (MONTHS + 2) * 31 * DAY_MS, now + 1, 'month', zone);
  return starts.slice(-(MONTHS + 1));
}

function viewOf(
  coverage: Coverage,
  register: readonly Touchpoint[],
  seen: readonly SeenTouchpoint[],
  timeZone: string,
): CoverageView {
  const known = new Set(register.map(({ key }) => key));
  const eventsAt = new Map(seen.map(({ key, events }) => [key, [...events]]));
  const undescribed = seen.filter(({ key }) => !known.has(key));
  return {
    days: COVERAGE_DAYS,
    timeZone,
    inTime: coverage.inTime,
    expected: coverage.expected,
    months: coverage.months.map(({ start, share }) => ({ month: monthOf(start, timeZone), share })),
    touchpoints: coverage.touchpoints.map(({ touchpoint: { key, name }, cells }) => ({
      key,
      name,
      cells: {
        solicited: cellView(cells.solicited),
        behaviour: cellView(cells.behaviour),
        operation: cellView(cells.operation),
        emotion: cellView(cells.emotion),
      },
      events: eventsAt.get(key) ?? [],
    })),
    undescribed: undescribed.map(({ key, n, last, events }) => ({
      key,
      n,
      last: new Date(last).toISOString(),
      events: [...events],
    })),
    gaps: gapsOf(coverage, undescribed).map((gap) => ({ ...gap })),
  };
}

const cellView = ({ last, median, ninth, ...counted }: CoverageCell): CellView => ({
  ...counted,
  last: last === null ? null : new Date(last).toISOString(),
  median: lagView(median),
  ninth: lagView(ninth),
});

/** JSON has no infinity. */
const lagView = (minutes: number | null): CellView['median'] => (minutes === Infinity ? 'never' : minutes);

function monthOf(start: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  return parts.format(start).slice(0, 7);
}
