import { VisuallyHidden } from '@mantine/core';
import type { CustomerPage } from '@romashka/model/contract';
import { BookUser } from 'lucide-react';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import { EmptyState } from '../../shell/states.tsx';
import { TraitValue } from './trait-value.tsx';
import styles from './traits.module.css';
import { traitsText } from './traits-text.ts';

type Trait = CustomerPage['traits'][number];

/** Values that other sources gave and that lost, newest first. */
function OtherValues(props: { readonly others: Trait['others'] }) {
  const t = useMessages(traitsText);
  const format = useFormat();
  const { others } = props;
  if (others.length === 0) return null;
  return (
    <details className={styles['others']}>
      <summary>{t('others', { n: others.length })}</summary>
      <ul>
        {others.map((other) => (
          <li key={`${other.from} ${other.source} ${other.time}`}>
            <TraitValue value={other.value} />
            <div className={styles['soft']}>
              {other.source} · {format.date(other.time)}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function TraitRow(props: { readonly trait: Trait }) {
  const t = useMessages(traitsText);
  const format = useFormat();
  const { trait } = props;
  return (
    <tr>
      <th scope="row">{trait.name}</th>
      <td className={styles['value']}>
        <TraitValue value={trait.value} />
        <OtherValues others={trait.others} />
      </td>
      <td>{trait.source}</td>
      <td className={styles['nowrap']} title={format.dateTime(trait.time)}>
        {format.date(trait.time)}
      </td>
      <td className={styles['nowrap']}>{format.percent(trait.confidence)}</td>
      <td>{t(trait.basis)}</td>
    </tr>
  );
}

/** What is known of a customer: each value with its source, time, confidence and lawful basis. */
export function TraitsTable(props: { readonly traits: readonly Trait[] }) {
  const t = useMessages(traitsText);
  if (props.traits.length === 0) {
    return <EmptyState icon={<BookUser size={22} />} title={t('emptyTitle')} text={t('empty')} />;
  }
  return (
    <table className={styles['table']}>
      <VisuallyHidden component="caption">{t('caption')}</VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('source')}</th>
          <th scope="col">{t('time')}</th>
          <th scope="col">{t('confidence')}</th>
          <th scope="col">{t('basis')}</th>
        </tr>
      </thead>
      <tbody>
        {props.traits.map((trait) => (
          <TraitRow key={trait.name} trait={trait} />
        ))}
      </tbody>
    </table>
  );
}
