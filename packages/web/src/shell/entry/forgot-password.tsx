import { useMessages } from '../../language/use-messages.ts';
import styles from './entry.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { entryText } from './entry-text.ts';

/** There is no mail to send a link by, so this says who can make one. */
export function ForgotPassword(props: { readonly onBack: () => void }) {
  const t = useMessages(entryText);
  return (
    <EntryFrame title={t('forgotTitle')}>
      <div className={styles['form']}>
        <p className={styles['text']}>{t('forgotOwner')}</p>
        <p className={styles['text']}>{t('forgotServer')}</p>
        <code className={styles['command']}>npx romashka token --recover you@example.com</code>
        <button type="button" className={styles['link']} onClick={props.onBack}>
          {t('back')}
        </button>
      </div>
    </EntryFrame>
  );
}
