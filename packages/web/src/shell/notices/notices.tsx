import { X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { dropNotice, type Notice, onNotices, shownNotices } from './notice.ts';
import styles from './notices.module.css';
import { noticesText } from './notices-text.ts';

const STAY_MS = 6000;
/** Long enough to read, understand and reach the button. */
const STAY_WITH_UNDO_MS = 12_000;

function NoticeLine(props: { readonly notice: Notice }) {
  const t = useMessages(noticesText);
  const [held, setHeld] = useState(false);
  const { id, text, tone, undo } = props.notice;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dropNotice(id), undo === null ? STAY_MS : STAY_WITH_UNDO_MS);
    return () => clearTimeout(timer);
  }, [held, id, undo]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on a message only keeps it from going.
    <div
      className={styles['notice']}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles['noticeText']}>{text}</span>
      {undo === null ? null : (
        <button
          type="button"
          className={styles['undo']}
          onClick={() => {
            dropNotice(id);
            undo();
          }}
        >
          {t('undo')}
        </button>
      )}
      <button
        type="button"
        className={styles['drop']}
        aria-label={t('dismiss')}
        onClick={() => dropNotice(id)}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}

/** Where short messages appear; read aloud without taking the focus. */
export function Notices() {
  const notices = useSyncExternalStore(onNotices, shownNotices);
  return (
    <div className={styles['notices']} role="status" aria-live="polite">
      {notices.map((each) => (
        <NoticeLine key={each.id} notice={each} />
      ))}
    </div>
  );
}
