import { Navigate } from '@tanstack/react-router';
import { useMay } from '../../shell/session/me-context.ts';
import { SETTINGS_PAGES } from './settings-pages.ts';

/** `/settings` leads to the first page that one may open. */
export function SettingsStart() {
  const may = useMay();
  const first = SETTINGS_PAGES.find((page) => may(page.needs));
  return <Navigate to={first?.to ?? '/settings/profile'} replace />;
}
