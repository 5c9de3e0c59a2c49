import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { useMay } from '../session/me-context.ts';
import { LanguageChoice, ThemeChoice } from '../top-bar/appearance.tsx';
import { ProfileLines } from '../top-bar/profile-lines.tsx';
import styles from './more-sheet.module.css';
import { railText } from './rail-text.ts';
import { ROOMS, SETTINGS_ROOM } from './rooms.ts';

/** On a phone: every room, and what stands in the top bar of a wide screen. */
export function MoreSheet(props: { readonly onClose: () => void }) {
  const t = useMessages(railText);
  const may = useMay();
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => sheet.current?.showModal(), []);
  const rooms = [...ROOMS.flat(), SETTINGS_ROOM].filter((room) => may(room.needs));
  return (
    <dialog ref={sheet} className={styles['sheet']} aria-label={t('more')} onClose={props.onClose}>
      <div className={styles['head']}>
        <button type="button" className={styles['close']} aria-label={t('close')} onClick={props.onClose}>
          <X size={20} aria-hidden />
        </button>
      </div>
      <div className={styles['rooms']}>
        {rooms.map((room) => {
          const Icon = room.icon;
          return (
            <Link key={room.key} to={room.to} className={styles['room']} onClick={props.onClose}>
              <Icon size={20} aria-hidden strokeWidth={1.9} />
              {t(room.key)}
            </Link>
          );
        })}
      </div>
      <div className={styles['choices']}>
        <LanguageChoice />
        <ThemeChoice />
      </div>
      <ProfileLines onDone={props.onClose} />
    </dialog>
  );
}
