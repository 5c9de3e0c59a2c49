import { Button } from '@mantine/core';
import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { useMessages } from '../../../language/use-messages.ts';
import { useProblemText } from '../../../shell/states/use-problem-text.ts';
import type { SaveState } from '../draft/saver.ts';
import styles from './survey.module.css';
import { surveyText } from './survey-text.ts';

/** Whether what was typed is safe, and how to make it so. */
export function SaveMark(props: { readonly save: SaveState; readonly onRetry: () => void }) {
  const t = useMessages(surveyText);
  const explain = useProblemText();
  const { save } = props;
  switch (save.kind) {
    case 'saved':
      return (
        <span className={styles['save']} role="status">
          <Check size={15} aria-hidden /> {t('saved')}
        </span>
      );
    case 'waiting':
    case 'saving':
      return (
        <span className={styles['save']} role="status">
          <LoaderCircle size={15} aria-hidden /> {t('saving')}
        </span>
      );
    case 'conflict':
      return (
        <span className={styles['save']} data-bad role="status">
          <CloudOff size={15} aria-hidden /> {t('conflictMark')}
        </span>
      );
    case 'failed': {
      const { title, details } = explain(save.thrown);
      return (
        <span className={styles['save']} data-bad role="alert">
          <CloudOff size={15} aria-hidden /> {t('failed')}: {details[0] ?? title}
          <Button variant="default" size="compact-sm" onClick={props.onRetry}>
            {t('retry')}
          </Button>
        </span>
      );
    }
  }
}
