import { Button, Skeleton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useApiAction } from '../../api/use-api.ts';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { CopyField } from '../settings/copy-field.tsx';
import { FaultLine } from '../settings/fault-line.tsx';
import styles from '../settings/settings.module.css';
import { settingsText } from '../settings/settings-text.ts';
import type { Member } from './people-page.tsx';
import { peopleText } from './people-text.ts';

/** Makes a recovery link as it opens, once, and shows it. */
export function RecoveryDialog(props: { readonly member: Member; readonly onClose: () => void }) {
  const t = useMessages(peopleText);
  const s = useMessages(settingsText);
  const format = useFormat();
  const { mutate, data, error } = useApiAction('people.recover');
  const asked = useRef(false);
  const { id, name } = props.member;
  useEffect(() => {
    // React runs effects twice while developing; a second link would void the first.
    if (asked.current) return;
    asked.current = true;
    mutate({ params: { id } });
  }, [id, mutate]);
  return (
    <Dialog title={t('recoverTitle', { name })} onClose={props.onClose}>
      <div className={styles['form']}>
        <FaultLine thrown={error} />
        {data === undefined ? (
          <Skeleton height={96} visible={error === null} />
        ) : (
          <>
            <p className={styles['prose']}>{t('recoverText', { until: format.dateTime(data.expires) })}</p>
            <CopyField label={t('link')} value={data.link} />
          </>
        )}
        <div className={styles['buttons']}>
          <Button onClick={props.onClose}>{s('done')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
