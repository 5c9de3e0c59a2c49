import { useMessages } from '../../language/use-messages.ts';
import { Page } from '../../shell/page.tsx';
import { useMe } from '../../shell/session/me-context.ts';
import { LanguageChoice, ThemeChoice } from '../../shell/top-bar/appearance.tsx';
import styles from '../settings/settings.module.css';
import { ChangePassword } from './change-password.tsx';
import { profileText } from './profile-text.ts';

const ROLE_TEXT = { viewer: 'roleViewer', analyst: 'roleAnalyst', owner: 'roleOwner' } as const;

/** One's own things: what one may do here, language, theme, password. */
export function ProfilePage() {
  const t = useMessages(profileText);
  const me = useMe();
  const headline = t('headline', { name: me.user.name, role: me.role, workspace: me.workspace.name });
  const bound = me.units.map(({ name }) => name).join(', ');
  const can = bound === '' ? t(ROLE_TEXT[me.role]) : t('boundTo', { names: bound });
  const sub = `${me.user.email}. ${can}`;
  return (
    <Page title={t('title')} headline={headline} sub={sub}>
      <section className={styles['card']} aria-labelledby="look">
        <h2 id="look" className={styles['cardTitle']}>
          {t('look')}
        </h2>
        <p className={styles['cardSub']}>{t('lookText')}</p>
        <div className={styles['narrow']}>
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </section>
      <ChangePassword />
    </Page>
  );
}
