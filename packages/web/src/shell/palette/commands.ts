import {
  CalendarDays,
  ChartBar,
  CircleX,
  ClipboardList,
  FileUp,
  Flower,
  KeyRound,
  Languages,
  LayoutDashboard,
  LogOut,
  type LucideIcon,
  Network,
  Palette,
  Radio,
  Ruler,
  ScrollText,
  Send,
  Settings,
  UserPlus,
  UserRound,
  Users,
  Waypoints,
} from 'lucide-react';
import type { RouteId } from '../../api/route-types.ts';
import type { Language } from '../../language/languages.ts';
import type { Period } from '../../scope/period.ts';
import type { Theme } from '../top-bar/appearance.tsx';
import type { PaletteKey } from './palette-text.ts';

export type Place =
  | '/'
  | '/results'
  | '/boards'
  | '/measures'
  | '/outgoing'
  | '/live'
  | '/surveys'
  | '/imports'
  | '/rejected'
  | '/touchpoints'
  | '/customers'
  | '/settings/people'
  | '/settings/units'
  | '/settings/tokens'
  | '/settings/write-keys'
  | '/settings/workspace'
  | '/settings/audit'
  | '/settings/profile';

/** What a command does, as data; the palette carries it out. */
export type Act =
  | { readonly kind: 'go'; readonly to: Place; readonly search?: Readonly<Record<string, string>> }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'sign-out' };

export interface Command {
  readonly key: PaletteKey;
  readonly group: 'go' | 'act' | 'period';
  readonly icon: LucideIcon;
  readonly act: Act;
  /** Shown only to those who may call this route. */
  readonly needs?: RouteId;
  /** Other words that people type for it, in any language. */
  readonly also?: string;
}

const go = (key: PaletteKey, icon: LucideIcon, to: Place, needs?: RouteId): Command => ({
  key,
  group: 'go',
  icon,
  act: { kind: 'go', to },
  ...(needs === undefined ? {} : { needs }),
});
const open = (key: PaletteKey, icon: LucideIcon, to: Place, needs?: RouteId): Command => ({
  key,
  group: 'act',
  icon,
  act: { kind: 'go', to, search: { open: 'new' } },
  ...(needs === undefined ? {} : { needs }),
});
const theme = (name: Theme): Command => ({
  key: `theme${name}`,
  group: 'act',
  icon: Palette,
  act: { kind: 'theme', theme: name },
  also: 'тема цвета colour',
});
const language = (name: Language): Command => ({
  key: `language${name}`,
  group: 'act',
  icon: Languages,
  act: { kind: 'language', language: name },
  also: 'язык language русский английский russian',
});
const period = (name: Exclude<Period, 'custom'>): Command => ({
  key: `period${name}`,
  group: 'period',
  icon: CalendarDays,
  act: { kind: 'period', period: name },
});

/** Everything the palette can do besides finding customers. */
export const COMMANDS: readonly Command[] = [
  go('overview', Flower, '/'),
  go('surveyResults', ChartBar, '/results', 'results.list'),
  go('boards', LayoutDashboard, '/boards'),
  go('metrics', Ruler, '/measures'),
  go('outgoing', Send, '/outgoing', 'outgoing.list'),
  go('live', Radio, '/live'),
  go('allCustomers', Users, '/customers'),
  go('surveys', ClipboardList, '/surveys'),
  go('imports', FileUp, '/imports', 'imports.list'),
  go('rejected', CircleX, '/rejected', 'rejected.list'),
  go('touchpoints', Waypoints, '/touchpoints', 'touchpoints.coverage'),
  go('people', Users, '/settings/people', 'people.list'),
  go('units', Network, '/settings/units', 'units.save'),
  go('tokens', KeyRound, '/settings/tokens', 'tokens.list'),
  go('writeKeys', KeyRound, '/settings/write-keys', 'writeKeys.list'),
  go('workspace', Settings, '/settings/workspace', 'workspace.update'),
  go('audit', ScrollText, '/settings/audit', 'audit.list'),
  go('profile', UserRound, '/settings/profile'),
  open('createSurvey', ClipboardList, '/surveys', 'surveys.create'),
  open('defineMetric', Ruler, '/measures', 'metrics.define'),
  open('createBoard', LayoutDashboard, '/boards', 'boards.create'),
  open('invite', UserPlus, '/settings/people', 'people.invite'),
  open('createToken', KeyRound, '/settings/tokens', 'tokens.create'),
  open('createKey', KeyRound, '/settings/write-keys', 'writeKeys.create'),
  go('password', UserRound, '/settings/profile'),
  theme('light'),
  theme('dark'),
  theme('auto'),
  language('ru'),
  language('en'),
  { key: 'signOut', group: 'act', icon: LogOut, act: { kind: 'sign-out' }, also: 'выход logout log out' },
  period('7d'),
  period('30d'),
  period('90d'),
  period('12m'),
  period('all'),
];
