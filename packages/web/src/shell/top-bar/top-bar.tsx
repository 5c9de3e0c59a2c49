import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useMessages } from '../../language/use-messages.ts';
import { DaisyMark } from '../daisy-mark.tsx';
import { railText } from '../rail/rail-text.ts';
import { LanguageMenu, ThemeMenu } from './appearance.tsx';
import { ProfileMenu } from './profile-menu.tsx';
import { ScopeBar } from './scope-bar.tsx';
import styles from './top-bar.module.css';
import { topBarText } from './top-bar-text.ts';

const ON_APPLE = /mac|iphone|ipad/i.test(navigator.userAgent);

/** How much of the scope a screen follows; the bar shows no choice that would change nothing. */
const SCOPED: Readonly<Record<string, 'whole' | 'places'>> = {
  '/': 'whole',
  '/results': 'whole',
  '/measures': 'whole',
  '/live': 'places',
};
/** Screens of one thing, under the list of all. */
const SCOPED_ONE = /^\/(?:results|measures|boards)\/./;

/** Scope at the left, search and one's own things at the right. */
export function TopBar(props: { readonly pathname: string; readonly onSearch: () => void }) {
  const scoped = SCOPED_ONE.test(props.pathname) ? 'whole' : SCOPED[props.pathname];
  const t = useMessages(topBarText);
  const rail = useMessages(railText);
  return (
    <header className={styles['bar']}>
      <Link to="/" className={styles['brand']} aria-label={rail('product')}>
        <DaisyMark size={28} />
      </Link>
      {scoped === undefined ? <div className={styles['space']} /> : <ScopeBar period={scoped === 'whole'} />}
      <button type="button" className={styles['search']} aria-label={t('search')} onClick={props.onSearch}>
        <Search size={16} aria-hidden strokeWidth={1.9} />
        <span className={styles['searchWord']}>{t('search')}</span>
        <kbd className={styles['keys']} aria-hidden>
          {ON_APPLE ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      <div className={styles['own']}>
        <LanguageMenu />
        <ThemeMenu />
        <ProfileMenu />
      </div>
    </header>
  );
}
