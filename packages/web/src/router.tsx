import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { queryText } from './api/route-url.ts';
import { carryScope, parseScope, SCOPE_KEYS, type ScopeSearch } from './scope/scope.ts';
import { FailedScreen } from './shell/failed-screen.tsx';
import { NotFound } from './shell/not-found.tsx';
import { RootLayout } from './shell/root-layout.tsx';

/** Search parameters are plain text: what a person reads in the address bar is what is meant. */
type Search = ScopeSearch & Readonly<Record<string, string | undefined>>;

function readSearch(search: Readonly<Record<string, unknown>>): Search {
  const rest = Object.entries(search).flatMap(([key, value]) =>
    typeof value === 'string' && !SCOPE_KEYS.some((known) => known === key) ? [[key, value] as const] : [],
  );
  return { ...Object.fromEntries(rest), ...parseScope(search) };
}

const root = createRootRoute({
  component: RootLayout,
  notFoundComponent: NotFound,
  validateSearch: readSearch,
  search: { middlewares: [({ search, next }) => carryScope(search, next(search))] },
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./govern/settings/settings-layout.tsx'), 'SettingsLayout'),
});

const settingsRoutes = [
  createRoute({
    getParentRoute: () => settings,
    path: '/',
    component: lazyRouteComponent(() => import('./govern/settings/settings-start.tsx'), 'SettingsStart'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/people',
    component: lazyRouteComponent(() => import('./govern/people/people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/units',
    component: lazyRouteComponent(() => import('./govern/units/units-page.tsx'), 'UnitsPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/tokens',
    component: lazyRouteComponent(() => import('./govern/keys/tokens-page.tsx'), 'TokensPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/write-keys',
    component: lazyRouteComponent(() => import('./govern/keys/write-keys-page.tsx'), 'WriteKeysPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/workspace',
    component: lazyRouteComponent(() => import('./govern/workspace/workspace-page.tsx'), 'WorkspacePage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/audit',
    component: lazyRouteComponent(() => import('./govern/audit/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => settings,
    path: '/profile',
    component: lazyRouteComponent(() => import('./govern/profile/profile-page.tsx'), 'ProfilePage'),
  }),
];

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./understand/overview/overview-page.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/results',
    component: lazyRouteComponent(() => import('./understand/results/results-page.tsx'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/results/$key',
    component: lazyRouteComponent(() => import('./understand/results/result-page.tsx'), 'ResultPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/measures',
    component: lazyRouteComponent(() => import('./understand/metrics/metrics-page.tsx'), 'MetricsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/measures/$key',
    component: lazyRouteComponent(() => import('./understand/metrics/metric-page.tsx'), 'MetricPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/boards',
    component: lazyRouteComponent(() => import('./understand/boards/boards-page.tsx'), 'BoardsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/boards/$id',
    component: lazyRouteComponent(() => import('./understand/boards/board-page.tsx'), 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/outgoing',
    component: lazyRouteComponent(() => import('./understand/outgoing/outgoing-page.tsx'), 'OutgoingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/live',
    component: lazyRouteComponent(() => import('./listen/live/live-page.tsx'), 'LivePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rejected',
    component: lazyRouteComponent(() => import('./listen/rejected/rejected-page.tsx'), 'RejectedPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/surveys',
    component: lazyRouteComponent(() => import('./listen/surveys/list/surveys-page.tsx'), 'SurveysPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/surveys/$id',
    component: lazyRouteComponent(() => import('./listen/surveys/survey/survey-page.tsx'), 'SurveyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports',
    component: lazyRouteComponent(() => import('./listen/imports/imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/touchpoints',
    component: lazyRouteComponent(
      () => import('./listen/touchpoints/touchpoints-page.tsx'),
      'TouchpointsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports/$id',
    component: lazyRouteComponent(() => import('./listen/imports/map/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    component: lazyRouteComponent(() => import('./unify/customers/customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/$id',
    component: lazyRouteComponent(() => import('./unify/customers/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/choose-password',
    component: lazyRouteComponent(
      () => import('./shell/entry/choose-password-page.tsx'),
      'ChoosePasswordPage',
    ),
  }),
  settings.addChildren(settingsRoutes),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: FailedScreen,
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: queryText,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
