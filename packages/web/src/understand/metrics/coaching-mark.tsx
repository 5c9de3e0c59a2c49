import { Tooltip } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import styles from './metrics.module.css';
import { metricsText } from './metrics-text.ts';

/** The mark of a metric that is for coaching only, with what that means. */
export function CoachingMark() {
  const t = useMessages(metricsText);
  return (
    <Tooltip label={t('coachingHelp')} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={`${styles['lock']} ${styles['verdict']}`}>
        <Lock size={12} aria-hidden /> {t('coaching')}
      </button>
    </Tooltip>
  );
}
