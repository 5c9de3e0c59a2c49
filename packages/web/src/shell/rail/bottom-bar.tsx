import { Link } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { useMay } from '../session/me-context.ts';
import styles from './bottom-bar.module.css';
import { MoreSheet } from './more-sheet.tsx';
import { railText } from './rail-text.ts';
import { ROOMS, type RoomLink } from './rooms.ts';

const AT_THE_THUMB: readonly RoomLink['key'][] = ['overview', 'live', 'customers'];

/** The rooms on a phone: the three of every day within reach of the thumb, the rest behind "More". */
export function BottomBar() {
  const t = useMessages(railText);
  const may = useMay();
  const [open, setOpen] = useState(false);
  const near = ROOMS.flat().filter((room) => AT_THE_THUMB.includes(room.key) && may(room.needs));
  return (
    <nav className={styles['bar']} aria-label={t('rooms')}>
      {near.map((room) => {
        const Icon = room.icon;
        return (
          <Link
            key={room.key}
            to={room.to}
            className={styles['item']}
            activeOptions={{ exact: room.to === '/', includeSearch: false }}
          >
            <Icon size={20} aria-hidden strokeWidth={1.9} />
            {t(room.key)}
          </Link>
        );
      })}
      <button
        type="button"
        className={styles['item']}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MenuIcon size={20} aria-hidden strokeWidth={1.9} />
        {t('more')}
      </button>
      {open ? <MoreSheet onClose={() => setOpen(false)} /> : null}
    </nav>
  );
}
