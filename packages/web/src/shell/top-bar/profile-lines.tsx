import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import { signOut } from '../session/auth-calls.ts';
import { useMe } from '../session/me-context.ts';
import { Initials } from './initials.tsx';
import styles from './profile.module.css';
import { topBarText } from './top-bar-text.ts';

/** The profile on a phone: who one is, and the way out. */
export function ProfileLines(props: { readonly onDone: () => void }) {
  const t = useMessages(topBarText);
  const client = useQueryClient();
  const me = useMe();
  return (
    <div className={styles['lines']}>
      <Link to="/settings/profile" className={styles['line']} onClick={props.onDone}>
        <Initials name={me.user.name} />
        <span>
          <span className={styles['name']}>{me.user.name}</span>
          <span className={styles['soft']}>
            {me.workspace.name} · {t(me.role)}
          </span>
        </span>
      </Link>
      <button type="button" className={styles['out']} onClick={() => void signOut(client)}>
        <LogOut size={18} aria-hidden />
        {t('signOut')}
      </button>
    </div>
  );
}
