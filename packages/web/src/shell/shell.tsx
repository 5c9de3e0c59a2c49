import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMessages } from '../language/use-messages.ts';
import { DemoProgress } from './notices/demo-progress.tsx';
import { Notices } from './notices/notices.tsx';
import { noticesText } from './notices/notices-text.ts';
import { OfflineNotice } from './notices/offline-notice.tsx';
import { usePalette } from './palette/use-palette.ts';
import { BottomBar } from './rail/bottom-bar.tsx';
import { Rail } from './rail/rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar/top-bar.tsx';

/** After a move to another screen the focus goes to its content, as a page load would do. */
function useFocusOnMove(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** What stands around every screen: rooms, scope, palette, notices. */
export function Shell() {
  const t = useMessages(noticesText);
  const { pathname } = useLocation();
  const main = useFocusOnMove(pathname);
  const { palette: Palette, open, close } = usePalette();
  return (
    <div className={styles['shell']}>
      <a href="#content" className={styles['skip']}>
        {t('skip')}
      </a>
      <Rail />
      <div className={styles['column']}>
        <TopBar pathname={pathname} onSearch={open} />
        <OfflineNotice />
        <DemoProgress />
        <main ref={main} id="content" tabIndex={-1} className={styles['main']}>
          <Outlet />
        </main>
      </div>
      <BottomBar />
      {Palette === null ? null : <Palette onClose={close} />}
      <Notices />
    </div>
  );
}
