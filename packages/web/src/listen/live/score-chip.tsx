import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { liveText } from './live-text.ts';
import styles from './score-chip.module.css';

const SCALE_MAX: Readonly<Record<string, number>> = { nps: 10, csat: 5, ces: 7 };
const NAMES: Readonly<Record<string, string>> = { nps: 'NPS', csat: 'CSAT', ces: 'CES' };

/** Colour tells promoters from detractors; other scales stay neutral, since it means only that. */
function groupOf(questionType: string, value: number): string | undefined {
  if (questionType !== 'nps') return undefined;
  if (value >= 9) return 'promoter';
  return value >= 7 ? 'passive' : 'detractor';
}

/** The score of one answer with its scale. */
export function ScoreChip(props: {
  readonly questionType: string;
  readonly value: number;
  readonly max?: number | null;
}) {
  const t = useMessages(liveText);
  const format = useFormat();
  const { questionType, value } = props;
  const max = props.max ?? SCALE_MAX[questionType];
  const shown = format.number(value, { digits: 2 });
  return (
    <span className={styles['chip']} data-group={groupOf(questionType, value)}>
      <span className={styles['kind']}>{NAMES[questionType] ?? ''}</span>
      <span className={styles['value']}>
        {max === undefined ? shown : t('outOf', { value: shown, max: format.number(max) })}
      </span>
    </span>
  );
}
