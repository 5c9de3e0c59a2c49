import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LogOut, UserRound } from 'lucide-react';
import { chooseWorkspace } from '../../api/workspace-choice.ts';
import { useMessages } from '../../language/use-messages.ts';
import { signOut } from '../session/auth-calls.ts';
import { useMe } from '../session/me-context.ts';
import { Initials } from './initials.tsx';
import styles from './profile.module.css';
import { topBarText } from './top-bar-text.ts';

/** Who one is, in which workspace and as what; the way out. */
export function ProfileMenu() {
  const t = useMessages(topBarText);
  const client = useQueryClient();
  const me = useMe();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={styles['target']} aria-label={t('profile', { name: me.user.name })}>
          <Initials name={me.user.name} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles['who']}>
          <div className={styles['name']}>{me.user.name}</div>
          <div className={styles['soft']}>{me.user.email}</div>
          <div className={styles['soft']}>
            {me.workspace.name} · {t(me.role)}
          </div>
        </div>
        <Menu.Divider />
        {me.workspaces.length > 1 ? (
          <>
            <Menu.Label>{t('workspaces')}</Menu.Label>
            <Menu.RadioGroup
              value={me.workspace.key}
              onChange={(key) => {
                chooseWorkspace(key);
                void client.resetQueries();
              }}
            >
              {me.workspaces.map((workspace) => (
                <Menu.RadioItem key={workspace.key} value={workspace.key}>
                  {workspace.name}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Item component={Link} to="/settings/profile" leftSection={<UserRound size={16} aria-hidden />}>
          {t('myProfile')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut(client)}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
