import type { CoverageView, GapView, TouchpointView } from '@romashka/model/contract';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { cellOf, namesOf, REAL_TIME_MINUTES } from './signals.ts';
import { touchpointsText } from './touchpoints-text.ts';
import { useLagText } from './use-lag-text.ts';

/** A gap as a sentence. */
export function useGapText(
  coverage: CoverageView,
  register: readonly TouchpointView[],
): (gap: GapView) => string {
  const t = useMessages(touchpointsText);
  const format = useFormat();
  const lagText = useLagText();
  const nameOf = namesOf(coverage);
  return (gap) => {
    const name = nameOf(gap.touchpoint);
    const cell = cellOf(coverage, gap);
    switch (gap.kind) {
      case 'never-seen':
        return t('gapNeverSeen', { name });
      case 'not-described': {
        const n = coverage.undescribed.find(({ key }) => key === gap.touchpoint)?.n ?? 0;
        return t('gapNotDescribed', { name, n });
      }
      case 'no-events':
        return t('gapNoEvents', { name, signal: gap.signal });
      case 'nothing': {
        const { signal } = gap;
        if (cell === null || cell.last === null) return t('gapNever', { name, signal });
        return t('gapSince', { name, signal, since: format.date(cell.last) });
      }
      case 'by-hand':
        return t('gapByHand', {
          name,
          signal: gap.signal,
          share: format.percent(cell === null ? 1 : cell.byFile / cell.n),
        });
      case 'late': {
        const within = register.find(({ key }) => key === gap.touchpoint)?.collects[gap.signal].within;
        return t('gapLate', {
          name,
          signal: gap.signal,
          lag: lagText(cell?.ninth ?? 'never'),
          allowed: lagText(within ?? REAL_TIME_MINUTES),
        });
      }
    }
  };
}
