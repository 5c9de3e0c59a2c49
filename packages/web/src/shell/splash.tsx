import { useMessages } from '../language/use-messages.ts';
import { DaisyMark } from './daisy-mark.tsx';
import styles from './splash.module.css';
import { statesText } from './states/states-text.ts';

/** The moment before it is known who is there. */
export function Splash() {
  const t = useMessages(statesText);
  return (
    <div className={styles['splash']} role="status" aria-label={t('loading')}>
      <DaisyMark size={48} />
    </div>
  );
}
