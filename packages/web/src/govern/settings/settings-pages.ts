import type { RouteId } from '../../api/route-types.ts';

export interface SettingsLink {
  readonly key: 'people' | 'units' | 'tokens' | 'writeKeys' | 'workspace' | 'audit' | 'profile';
  readonly to:
    | '/settings/people'
    | '/settings/units'
    | '/settings/tokens'
    | '/settings/write-keys'
    | '/settings/workspace'
    | '/settings/audit'
    | '/settings/profile';
  readonly needs: RouteId;
}

/** The pages of the settings, in the order of their menu. */
export const SETTINGS_PAGES: readonly SettingsLink[] = [
  { key: 'people', to: '/settings/people', needs: 'people.list' },
  { key: 'units', to: '/settings/units', needs: 'units.save' },
  { key: 'workspace', to: '/settings/workspace', needs: 'workspace.update' },
  { key: 'writeKeys', to: '/settings/write-keys', needs: 'writeKeys.list' },
  { key: 'tokens', to: '/settings/tokens', needs: 'tokens.list' },
  { key: 'audit', to: '/settings/audit', needs: 'audit.list' },
  { key: 'profile', to: '/settings/profile', needs: 'me.read' },
];
