import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useMessages } from '../language/use-messages.ts';
import styles from './dialog.module.css';
import { railText } from './rail/rail-text.ts';

const FIRST_FIELD = 'form :is(input, textarea, select)';

/** A box over the screen. Escape, the cross, and a click beside it close it; the focus goes back. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** At the right edge over the full height: details beside a list that stays. */
  readonly side?: boolean;
  /** Holds something that is shown only once: a click beside the box does not close it. */
  readonly once?: boolean;
}) {
  const t = useMessages(railText);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    // With a touch keyboard the field would hide the box it is in.
    if (window.matchMedia('(pointer: fine)').matches) {
      dialog.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    }
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box closes it; Escape is the dialog's own.
    <dialog
      ref={dialog}
      className={styles['dialog']}
      data-wide={props.wide ?? false}
      data-side={props.side ?? false}
      aria-labelledby={id}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && props.once !== true && props.onClose()}
    >
      <div className={styles['box']}>
        <header className={styles['head']}>
          <h2 id={id} className={styles['title']}>
            {props.title}
          </h2>
          <button type="button" className={styles['close']} aria-label={t('close')} onClick={props.onClose}>
            <X size={18} aria-hidden />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
