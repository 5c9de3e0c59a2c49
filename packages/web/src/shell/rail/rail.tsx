import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { DaisyMark } from '../daisy-mark.tsx';
import { useMay } from '../session/me-context.ts';
import { readStored, writeStored } from '../stored.ts';
import styles from './rail.module.css';
import { railText } from './rail-text.ts';
import { ROOMS, type RoomLink, SETTINGS_ROOM } from './rooms.ts';

const STORED = 'rail';

function RailLink(props: { readonly room: RoomLink; readonly collapsed: boolean }) {
  const t = useMessages(railText);
  const { room } = props;
  const name = t(room.key);
  const Icon = room.icon;
  return (
    <Tooltip label={name} position="right" disabled={!props.collapsed}>
      <Link
        to={room.to}
        className={styles['link']}
        activeOptions={{ exact: room.to === '/', includeSearch: false }}
        aria-label={props.collapsed ? name : undefined}
      >
        <Icon size={18} aria-hidden strokeWidth={1.9} />
        <span className={styles['word']}>{name}</span>
      </Link>
    </Tooltip>
  );
}

/** The rooms at the left edge; narrow or wide as the person left it. */
export function Rail() {
  const t = useMessages(railText);
  const may = useMay();
  const [collapsed, setCollapsed] = useState(() => readStored(STORED) === 'narrow');
  const toggle = () => {
    writeStored(STORED, collapsed ? 'wide' : 'narrow');
    setCollapsed(!collapsed);
  };
  const Fold = collapsed ? PanelLeftOpen : PanelLeftClose;
  const fold = collapsed ? t('expand') : t('collapse');
  return (
    <aside className={styles['rail']} data-collapsed={collapsed}>
      <Link to="/" className={styles['brand']} aria-label={t('product')}>
        <DaisyMark size={28} />
        <span className={styles['word']}>{t('product')}</span>
      </Link>
      <nav className={styles['rooms']} aria-label={t('rooms')}>
        {ROOMS.map((group) => {
          const open = group.filter((room) => may(room.needs));
          return open.length === 0 ? null : (
            <div key={group[0]?.key} className={styles['group']}>
              {open.map((room) => (
                <RailLink key={room.key} room={room} collapsed={collapsed} />
              ))}
            </div>
          );
        })}
        <div className={styles['end']}>
          <RailLink room={SETTINGS_ROOM} collapsed={collapsed} />
        </div>
      </nav>
      <Tooltip label={fold} position="right" disabled={!collapsed}>
        <button
          type="button"
          className={styles['fold']}
          aria-label={fold}
          aria-expanded={!collapsed}
          onClick={toggle}
        >
          <Fold size={18} aria-hidden strokeWidth={1.9} />
          <span className={styles['word']}>{fold}</span>
        </button>
      </Tooltip>
    </aside>
  );
}
