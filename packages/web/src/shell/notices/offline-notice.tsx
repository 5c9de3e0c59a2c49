import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import styles from './notices.module.css';
import { noticesText } from './notices-text.ts';

function listen(onChange: () => void): () => void {
  window.addEventListener('online', onChange);
  window.addEventListener('offline', onChange);
  return () => {
    window.removeEventListener('online', onChange);
    window.removeEventListener('offline', onChange);
  };
}

/** Says so while the browser has no network. */
export function OfflineNotice() {
  const t = useMessages(noticesText);
  const online = useSyncExternalStore(listen, () => navigator.onLine);
  return (
    <div role="status">
      {online ? null : (
        <div className={styles['offline']}>
          <WifiOff size={16} aria-hidden />
          {t('offline')}
        </div>
      )}
    </div>
  );
}
