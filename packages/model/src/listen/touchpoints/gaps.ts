import type { Coverage, CoverageCell } from './coverage.ts';
import { SIGNAL_KINDS, type SignalKind } from './touchpoint.ts';

/** A touchpoint that facts name and the register does not. */
export interface Undescribed {
  readonly key: string;
  readonly n: number;
}

/** What should be collected and is not, or not well. */
export type Gap =
  /** No record of any kind, as far back as was looked. */
  | { readonly kind: 'never-seen'; readonly touchpoint: string }
  /** Expected, and no event is named by which it would be recognised. */
  | { readonly kind: 'no-events'; readonly touchpoint: string; readonly signal: SignalKind }
  | {
      readonly kind: 'nothing' | 'by-hand' | 'late';
      readonly touchpoint: string;
      readonly signal: SignalKind;
    }
  | { readonly kind: 'not-described'; readonly touchpoint: string };

/** The worst first: what is not collected at all, then what costs somebody's hands, then what is late. */
const ORDER: readonly Gap['kind'][] = [
  'never-seen',
  'nothing',
  'no-events',
  'by-hand',
  'late',
  'not-described',
];

interface Weighed {
  readonly gap: Gap;
  /** Among gaps of one kind the heavier is worse. */
  readonly weight: number;
}

/** The gaps of a coverage, worst first; of like ones, the one that concerns more records. */
export function gapsOf({ touchpoints }: Coverage, undescribed: readonly Undescribed[]): readonly Gap[] {
  const gaps = touchpoints.flatMap(({ touchpoint, cells }): readonly Weighed[] => {
    const expected = SIGNAL_KINDS.filter((kind) => cells[kind].state !== 'not-expected');
    if (expected.length === 0) return [];
    if (SIGNAL_KINDS.every((kind) => cells[kind].last === null))
      return [{ gap: { kind: 'never-seen', touchpoint: touchpoint.key }, weight: expected.length }];
    return expected.flatMap((signal) =>
      gapAt(touchpoint.key, signal, cells[signal], touchpoint.collects[signal].events.length > 0),
    );
  });
  const seen = undescribed.map(
    ({ key, n }): Weighed => ({ gap: { kind: 'not-described', touchpoint: key }, weight: n }),
  );
  return [...gaps, ...seen]
    .sort((a, b) => ORDER.indexOf(a.gap.kind) - ORDER.indexOf(b.gap.kind) || b.weight - a.weight)
    .map(({ gap }) => gap);
}

function gapAt(
  touchpoint: string,
  signal: SignalKind,
  cell: CoverageCell,
  named: boolean,
): readonly Weighed[] {
  switch (cell.state) {
    case 'in-time':
    case 'not-expected':
      return [];
    case 'nothing':
      return !named && (signal === 'behaviour' || signal === 'operation')
        ? [{ gap: { kind: 'no-events', touchpoint, signal }, weight: 0 }]
        : // What came once and came to an end is worse than what never came.
          [{ gap: { kind: 'nothing', touchpoint, signal }, weight: cell.last ?? 0 }];
    case 'by-hand':
    case 'late':
      return [{ gap: { kind: cell.state, touchpoint, signal }, weight: cell.n - cell.inTime }];
  }
}
