import type { LiveItem } from '@romashka/model/contract';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { useCompanyUnits } from '../../scope/use-company-units.ts';
import { shortId } from '../../unify/customers/short-id.ts';
import { EventIcon } from './event-icon.tsx';
import styles from './live-row.module.css';
import { liveText } from './live-text.ts';
import { ScoreChip } from './score-chip.tsx';
import { useEventName } from './use-event-name.ts';

/** One answer or event: what, who, where. */
export const LiveRow = memo(function LiveRow(props: { readonly item: LiveItem; readonly fresh: boolean }) {
  const t = useMessages(liveText);
  const format = useFormat();
  const nameOf = useEventName();
  const { item } = props;
  const answer = item.kind === 'answer';
  const { nameOf: unitName } = useCompanyUnits();
  const where = [...new Set([item.touchpoint, unitName(item.unit), item.channel])].filter(
    (place) => place !== '',
  );
  if (item.source !== '' && !where.includes(item.source)) where.push(t('from', { source: item.source }));
  const name = answer ? item.question || item.name : nameOf(item);
  return (
    <li className={styles['row']} data-fresh={props.fresh || undefined}>
      <time className={styles['time']} dateTime={item.time} title={format.dateTime(item.time)}>
        {format.time(item.time)}
      </time>
      <span className={styles['icon']}>
        <EventIcon type={item.type} answer={answer} />
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          {item.value === null || item.value === undefined ? null : (
            <ScoreChip questionType={item.questionType ?? ''} value={item.value} />
          )}
          <span className={styles['name']}>{name}</span>
        </div>
        {item.text ? <p className={styles['text']}>{item.text}</p> : null}
        <p className={styles['where']}>{where.join(' · ')}</p>
      </div>
      {item.customer === '' ? (
        <span />
      ) : (
        <Link className={styles['customer']} to="/customers/$id" params={{ id: item.customer }}>
          {item.customerName || `${t('customer')} ${shortId(item.customer)}`}
        </Link>
      )}
    </li>
  );
});
