import { Popover } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LogOut, UserRound } from 'lucide-react';
import { useState } from 'react';
import { chooseWorkspace } from '../../api/workspace-choice.ts';
import { useMessages } from '../../language/use-messages.ts';
import { signOut } from '../session/auth-calls.ts';
import { useMe } from '../session/me-context.ts';
import { Initials } from './initials.tsx';
import styles from './profile.module.css';
import { topBarText } from './top-bar-text.ts';

function Workspaces() {
  const t = useMessages(topBarText);
  const client = useQueryClient();
  const me = useMe();
  if (me.workspaces.length < 2) return null;
  return (
    <section className={styles['part']} aria-label={t('workspaces')}>
      <div className={styles['label']}>{t('workspaces')}</div>
      {me.workspaces.map((workspace) => (
        <button
          key={workspace.key}
          type="button"
          className={styles['item']}
          aria-pressed={workspace.key === me.workspace.key}
          onClick={() => {
            chooseWorkspace(workspace.key);
            void client.resetQueries();
          }}
        >
          {workspace.name}
        </button>
      ))}
    </section>
  );
}

/** Who one is, in which workspace and as what; the way out. */
export function ProfileMenu() {
  const t = useMessages(topBarText);
  const client = useQueryClient();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const name = t('profile', { name: me.user.name });
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      trapFocus
      returnFocus
      width={264}
      shadow="md"
    >
      <Popover.Target>
        <button type="button" className={styles['target']} aria-label={name} onClick={() => setOpen(!open)}>
          <Initials name={me.user.name} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name} className={styles['menu'] ?? ''}>
        <div className={styles['who']}>
          <div className={styles['name']}>{me.user.name}</div>
          <div className={styles['soft']}>{me.user.email}</div>
          <div className={styles['soft']}>
            {me.workspace.name} · {t(me.role)}
          </div>
        </div>
        <Workspaces />
        <div className={styles['part']}>
          <Link to="/settings/profile" className={styles['item']} onClick={() => setOpen(false)}>
            <UserRound size={16} aria-hidden />
            {t('myProfile')}
          </Link>
          <button type="button" className={styles['item']} onClick={() => void signOut(client)}>
            <LogOut size={16} aria-hidden />
            {t('signOut')}
          </button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
