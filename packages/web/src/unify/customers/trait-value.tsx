import type { CustomerPage } from '@romashka/model/contract';
import { useMessages } from '../../language/use-messages.ts';
import styles from './traits.module.css';
import { traitsText } from './traits-text.ts';

/** A trait's value as people write it; lists and objects as JSON. */
export function TraitValue(props: { readonly value: CustomerPage['traits'][number]['value'] }) {
  const t = useMessages(traitsText);
  const { value } = props;
  if (value === null || value === '') return <span className={styles['soft']}>{t('none')}</span>;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  // A year or a contract number is not to be grouped by thousands.
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  return <code className={styles['json']}>{JSON.stringify(value)}</code>;
}
