import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { FaultLine } from './fault-line.tsx';
import styles from './settings.module.css';
import { settingsText } from './settings-text.ts';

/** For what cannot be undone: says what will happen, and its button says the act. */
export function ConfirmDialog(props: {
  readonly title: string;
  readonly act: string;
  readonly children: ReactNode;
  readonly busy: boolean;
  readonly thrown: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const t = useMessages(settingsText);
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <div className={styles['form']}>
        <div className={styles['prose']}>{props.children}</div>
        <FaultLine thrown={props.thrown} />
        <div className={styles['buttons']}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button className={styles['danger'] ?? ''} loading={props.busy} onClick={props.onConfirm}>
            {props.act}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
