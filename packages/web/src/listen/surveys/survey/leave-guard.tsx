import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { memo } from 'react';
import { useMessages } from '../../../language/use-messages.ts';
import { Dialog } from '../../../shell/dialog.tsx';
import styles from './survey.module.css';
import { surveyText } from './survey-text.ts';
import type { DraftHandle } from './use-survey-draft.ts';

/** Saves before the screen is left, and warns where that fails. */
export const LeaveGuard = memo(function LeaveGuard(props: { readonly handle: DraftHandle }) {
  const t = useMessages(surveyText);
  const { isDirty, flush } = props.handle;
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname && isDirty() && !(await flush()),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={t('leaveTitle')} onClose={blocker.reset}>
      <div className={styles['dialogBody']}>
        <p>{t('leaveText')}</p>
        <div className={styles['dialogActs']}>
          <Button variant="default" onClick={blocker.proceed}>
            {t('leave')}
          </Button>
          <Button onClick={blocker.reset}>{t('stay')}</Button>
        </div>
      </div>
    </Dialog>
  );
});
