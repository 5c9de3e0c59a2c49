import type { CoverageView, GapView, TouchpointView } from '@romashka/model/contract';
import { CircleAlert, CircleDashed, Clock, Eye, Hand, ListX, type LucideIcon } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import { Panel } from '../../understand/overview/panel.tsx';
import styles from './touchpoints.module.css';
import { touchpointsText } from './touchpoints-text.ts';
import { useGapText } from './use-gap-text.ts';

const ICONS: Readonly<Record<GapView['kind'], LucideIcon>> = {
  'never-seen': CircleAlert,
  nothing: CircleDashed,
  'no-events': ListX,
  'by-hand': Hand,
  late: Clock,
  'not-described': Eye,
};

/** What should be collected and is not, a sentence each; a sentence opens its touchpoint. */
export function GapList(props: {
  readonly coverage: CoverageView;
  readonly register: readonly TouchpointView[];
  readonly onOpen: (key: string) => void;
}) {
  const t = useMessages(touchpointsText);
  const gapText = useGapText(props.coverage, props.register);
  const { gaps } = props.coverage;
  return (
    <Panel title={t('gaps')}>
      {gaps.length === 0 ? (
        <p className={styles['none']}>{t('noGaps')}</p>
      ) : (
        <ol className={styles['gaps']}>
          {gaps.map((gap) => {
            const Icon = ICONS[gap.kind];
            return (
              <li key={`${gap.kind} ${gap.touchpoint} ${'signal' in gap ? gap.signal : ''}`}>
                <button type="button" className={styles['gap']} onClick={() => props.onOpen(gap.touchpoint)}>
                  <Icon size={16} aria-hidden strokeWidth={2} />
                  <span>{gapText(gap)}</span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
