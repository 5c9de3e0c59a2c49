import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../language/use-messages.ts';
import { useMay } from '../../shell/session/me-context.ts';
import styles from './settings-layout.module.css';
import { SETTINGS_PAGES } from './settings-pages.ts';
import { settingsText } from './settings-text.ts';

/** The settings: their own menu beside the page, only what one may open. */
export function SettingsLayout() {
  const t = useMessages(settingsText);
  const may = useMay();
  const menu = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // On a phone the menu is a strip that may hide the page one is on.
    const current = menu.current?.querySelector(`[href^="${pathname}"]`);
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <div className={styles['layout']}>
      <nav ref={menu} className={styles['menu']} aria-label={t('settings')}>
        {SETTINGS_PAGES.filter((page) => may(page.needs)).map((page) => (
          <Link
            key={page.key}
            to={page.to}
            className={styles['link']}
            activeOptions={{ includeSearch: false }}
          >
            {t(page.key)}
          </Link>
        ))}
      </nav>
      <div className={styles['page']}>
        <Outlet />
      </div>
    </div>
  );
}
