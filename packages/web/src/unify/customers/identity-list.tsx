import type { CustomerPage } from '@romashka/model/contract';
import { useFormat } from '../../language/format.ts';
import { useMessages } from '../../language/use-messages.ts';
import styles from './identity.module.css';
import { mergeText } from './merge-text.ts';
import { shortId } from './short-id.ts';

/** Every identity of a customer, and which of the joined records it came from. */
export function IdentityList(props: { readonly customer: CustomerPage }) {
  const t = useMessages(mergeText);
  const format = useFormat();
  const { customer } = props;
  const kindOf = (kind: string) => (kind === 'user' || kind === 'anonymous' ? t(kind) : kind);
  const homeOf = (home: string) => {
    if (home === customer.id) return t('own');
    const merge = customer.merges.find((each) => each.absorbed === home && each.undoneAt === null);
    return merge === undefined ? shortId(home) : t('joined', { date: format.date(merge.at) });
  };
  return (
    <section className={styles['part']}>
      <h2 className={styles['title']}>{t('identities')}</h2>
      <ul className={styles['list']}>
        {customer.identities.map((identity) => (
          <li key={`${identity.kind} ${identity.value}`} className={styles['line']}>
            <span className={styles['kind']}>{kindOf(identity.kind)}</span>
            <span className={styles['code']}>{identity.value}</span>
            <span className={`${styles['soft']} ${styles['push']}`}>
              {homeOf(identity.home)} · {t('since', { date: format.date(identity.since) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
