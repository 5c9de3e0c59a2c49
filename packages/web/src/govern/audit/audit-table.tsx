import { ActionIcon } from '@mantine/core';
import { PanelRightOpen } from 'lucide-react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import styles from '../settings/settings.module.css';
import type { AuditRecord } from './audit-page.tsx';
import { auditText } from './audit-text.ts';
import { useActionName } from './use-action-name.ts';

/** Records, newest first; the rest of a record opens beside the list. */
export function AuditTable(props: {
  readonly records: readonly AuditRecord[];
  readonly onOpen: (record: AuditRecord) => void;
}) {
  const t = useMessages(auditText);
  const nameOf = useActionName();
  const format = useFormat();
  return (
    <div className={styles['tableBox']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('target')}</th>
            <th scope="col">{t('ip')}</th>
            <th scope="col">
              <span className="unseen">{t('details')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.records.map((record) => (
            <tr key={record.seq}>
              <td data-label={t('when')} className={styles['nowrap']}>
                {format.dateTime(record.at)}
              </td>
              <td data-label={t('who')}>
                <span className={styles['target']} title={record.actor}>
                  {record.actor}
                </span>
              </td>
              <td data-label={t('what')}>{nameOf(record.action)}</td>
              <td data-label={t('target')}>
                <span className={styles['target']} title={record.target}>
                  {record.target === '' ? '—' : record.target}
                </span>
              </td>
              <td data-label={t('ip')}>{record.ip}</td>
              <td className={`${styles['right']} ${styles['corner']}`}>
                <ActionIcon
                  variant="subtle"
                  size={32}
                  aria-label={t('open', { seq: record.seq })}
                  onClick={() => props.onOpen(record)}
                >
                  <PanelRightOpen size={17} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
