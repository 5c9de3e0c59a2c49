import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { ScrollText } from '../settings/scroll-text.tsx';
import styles from '../settings/settings.module.css';
import type { AuditRecord } from './audit-page.tsx';
import { auditText } from './audit-text.ts';
import { useActionName } from './use-action-name.ts';

/** Everything a record holds, beside the list. */
export function AuditRecordDialog(props: { readonly record: AuditRecord; readonly onClose: () => void }) {
  const t = useMessages(auditText);
  const nameOf = useActionName();
  const format = useFormat();
  const { record } = props;
  const lines = [
    [t('when'), `${format.dateTime(record.at)} (${format.timeZone})`],
    [t('who'), record.actor],
    [t('what'), `${nameOf(record.action)} (${record.action})`],
    [t('target'), record.target],
    [t('ip'), record.ip],
    [t('request'), record.requestId],
    [t('hash'), record.hash],
  ] as const;
  return (
    <Dialog title={t('record', { seq: record.seq })} onClose={props.onClose} side>
      <dl className={styles['facts']}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? '—' : value}</dd>
          </div>
        ))}
      </dl>
      {Object.keys(record.detail).length > 0 ? (
        <>
          <h3 className={styles['cardTitle']}>{t('details')}</h3>
          <ScrollText label={t('details')} text={JSON.stringify(record.detail, null, 2)} />
        </>
      ) : null}
    </Dialog>
  );
}
