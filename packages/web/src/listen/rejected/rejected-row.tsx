import { ActionIcon } from '@mantine/core';
import type { RejectedView } from '@romashka/model/contract';
import { RotateCw, Trash2 } from 'lucide-react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { notice } from '../../shell/notices/notice.ts';
import styles from './rejected.module.css';
import { rejectedText } from './rejected-text.ts';
import { useReason } from './use-reason.ts';
import type { RejectedActs } from './use-rejected-acts.ts';

/** One refused message: why, which field, from where, until when it is kept. */
export function RejectedRow(props: {
  readonly message: RejectedView;
  readonly acts: RejectedActs;
  readonly onOpen: () => void;
}) {
  const { message, acts } = props;
  const t = useMessages(rejectedText);
  const format = useFormat();
  const { why } = useReason()(message);
  const retry = () =>
    acts.retry(message, null, {
      onAccepted: () => undefined,
      onRefused: (text) => notice({ tone: 'bad', text }),
    });
  return (
    <li className={styles['item']}>
      <button type="button" className={styles['open']} aria-haspopup="dialog" onClick={props.onOpen}>
        <span className={styles['why']}>{why}</span>
        <span className={styles['facts']}>
          <time dateTime={message.at} title={format.dateTime(message.at)}>
            {format.relative(message.at)}
          </time>
          {message.source === '' ? null : <span>{t('from', { source: message.source })}</span>}
          {message.field === '' ? null : <span className={styles['field']}>{message.field}</span>}
          <span>{t('kept', { date: format.date(message.expires) })}</span>
          {message.retries === 0 ? null : <span>{t('tried', { n: message.retries })}</span>}
        </span>
      </button>
      <div className={styles['acts']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('retry')}
          title={t('retry')}
          loading={acts.busy === message.id}
          onClick={retry}
        >
          <RotateCw size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('discard')}
          title={t('discard')}
          onClick={() => acts.discard(message)}
        >
          <Trash2 size={16} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
