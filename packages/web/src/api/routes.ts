import type { Method, Role, RouteId, RouteOf, RouteScope } from './route-types.ts';

interface Address<Id extends RouteId> {
  readonly method: RouteOf<Id>['method'];
  readonly path: RouteOf<Id>['path'];
  readonly role: RouteOf<Id>['role'];
  readonly scope: RouteOf<Id>['scope'];
}

/**
 * Method, path, least role and scope of every route. The contract holds the same as values, but with
 * its schemas; here the compiler compares each entry with the contract, so that they cannot differ
 * and no schema library reaches the browser.
 */
const ADDRESSES: { readonly [Id in RouteId]: Address<Id> } = {
  'live.stream': { method: 'GET', path: '/api/v1/live', role: 'viewer', scope: 'units' },
  'rejected.list': { method: 'GET', path: '/api/v1/rejected', role: 'analyst', scope: 'company' },
  'rejected.retry': { method: 'POST', path: '/api/v1/rejected/:id/retry', role: 'analyst', scope: 'company' },
  'rejected.discard': { method: 'DELETE', path: '/api/v1/rejected/:id', role: 'analyst', scope: 'company' },
  'imports.list': { method: 'GET', path: '/api/v1/imports', role: 'analyst', scope: 'company' },
  'imports.create': { method: 'POST', path: '/api/v1/imports', role: 'analyst', scope: 'company' },
  'imports.upload': { method: 'PUT', path: '/api/v1/imports/:id/file', role: 'analyst', scope: 'company' },
  'imports.preview': {
    method: 'POST',
    path: '/api/v1/imports/:id/preview',
    role: 'analyst',
    scope: 'company',
  },
  'imports.run': { method: 'POST', path: '/api/v1/imports/:id/run', role: 'analyst', scope: 'company' },
  'imports.read': { method: 'GET', path: '/api/v1/imports/:id', role: 'analyst', scope: 'company' },
  'imports.cancel': { method: 'POST', path: '/api/v1/imports/:id/cancel', role: 'analyst', scope: 'company' },
  'imports.rejected': {
    method: 'GET',
    path: '/api/v1/imports/:id/rejected',
    role: 'analyst',
    scope: 'company',
  },
  'imports.reasons': {
    method: 'GET',
    path: '/api/v1/imports/:id/reasons',
    role: 'analyst',
    scope: 'company',
  },
  'surveys.list': { method: 'GET', path: '/api/v1/surveys', role: 'viewer', scope: 'units' },
  'surveys.create': { method: 'POST', path: '/api/v1/surveys', role: 'analyst', scope: 'company' },
  'surveys.read': { method: 'GET', path: '/api/v1/surveys/:id', role: 'viewer', scope: 'units' },
  'surveys.save': { method: 'PUT', path: '/api/v1/surveys/:id', role: 'analyst', scope: 'company' },
  'surveys.publish': {
    method: 'POST',
    path: '/api/v1/surveys/:id/publish',
    role: 'analyst',
    scope: 'company',
  },
  'surveys.state': { method: 'POST', path: '/api/v1/surveys/:id/state', role: 'analyst', scope: 'company' },
  'surveys.remove': { method: 'DELETE', path: '/api/v1/surveys/:id', role: 'analyst', scope: 'company' },
  'surveys.versions': {
    method: 'GET',
    path: '/api/v1/surveys/:id/versions',
    role: 'viewer',
    scope: 'company',
  },
  'surveys.version': {
    method: 'GET',
    path: '/api/v1/surveys/:id/versions/:key',
    role: 'viewer',
    scope: 'units',
  },
  'surveyLinks.list': { method: 'GET', path: '/api/v1/surveys/:id/links', role: 'viewer', scope: 'units' },
  'surveyLinks.create': {
    method: 'POST',
    path: '/api/v1/surveys/:id/links',
    role: 'analyst',
    scope: 'company',
  },
  'surveyLinks.end': {
    method: 'DELETE',
    path: '/api/v1/survey-links/:id',
    role: 'analyst',
    scope: 'company',
  },
  'surveys.invite': {
    method: 'POST',
    path: '/api/v1/surveys/:id/invitations',
    role: 'analyst',
    scope: 'company',
  },
  'surveyImages.upload': {
    method: 'PUT',
    path: '/api/v1/surveys/:id/images',
    role: 'analyst',
    scope: 'company',
  },
  'responses.list': { method: 'GET', path: '/api/v1/surveys/:id/responses', role: 'viewer', scope: 'units' },
  'responses.review': { method: 'POST', path: '/api/v1/surveys/:id/held', role: 'analyst', scope: 'company' },
  'responses.file': { method: 'GET', path: '/api/v1/survey-files/:id', role: 'viewer', scope: 'units' },
  'surveys.convert': { method: 'POST', path: '/api/v1/surveys/convert', role: 'analyst', scope: 'company' },
  'surveys.export': { method: 'GET', path: '/api/v1/surveys/:id/export', role: 'viewer', scope: 'units' },
  'surveys.exportLosses': {
    method: 'GET',
    path: '/api/v1/surveys/:id/export/losses',
    role: 'viewer',
    scope: 'units',
  },
  'surveyTemplates.list': { method: 'GET', path: '/api/v1/survey-templates', role: 'viewer', scope: 'own' },
  'customers.list': { method: 'GET', path: '/api/v1/customers', role: 'viewer', scope: 'units' },
  'customers.read': { method: 'GET', path: '/api/v1/customers/:id', role: 'viewer', scope: 'units' },
  'customers.events': { method: 'GET', path: '/api/v1/customers/:id/events', role: 'viewer', scope: 'units' },
  'customers.answers': {
    method: 'GET',
    path: '/api/v1/customers/:id/answers',
    role: 'viewer',
    scope: 'units',
  },
  'events.list': { method: 'GET', path: '/api/v1/events', role: 'viewer', scope: 'units' },
  'answers.list': { method: 'GET', path: '/api/v1/answers', role: 'viewer', scope: 'units' },
  'customers.merge': {
    method: 'POST',
    path: '/api/v1/customers/:id/merge',
    role: 'analyst',
    scope: 'company',
  },
  'merges.undo': { method: 'POST', path: '/api/v1/merges/:id/undo', role: 'analyst', scope: 'company' },
  'merges.counts': { method: 'GET', path: '/api/v1/merges/counts', role: 'analyst', scope: 'company' },
  'matches.dismiss': {
    method: 'POST',
    path: '/api/v1/customers/:id/dismiss-match',
    role: 'analyst',
    scope: 'company',
  },
  'customers.export': {
    method: 'GET',
    path: '/api/v1/customers/:id/export',
    role: 'analyst',
    scope: 'company',
  },
  'customers.erase': { method: 'POST', path: '/api/v1/customers/:id/erase', role: 'owner', scope: 'company' },
  'erasures.list': { method: 'GET', path: '/api/v1/erasures', role: 'owner', scope: 'company' },
  'metrics.list': { method: 'GET', path: '/api/v1/metrics', role: 'viewer', scope: 'own' },
  'metrics.preview': { method: 'GET', path: '/api/v1/metric-preview', role: 'analyst', scope: 'company' },
  'metrics.read': { method: 'GET', path: '/api/v1/metrics/:key', role: 'viewer', scope: 'units' },
  'metrics.distribution': {
    method: 'GET',
    path: '/api/v1/metrics/:key/distribution',
    role: 'viewer',
    scope: 'units',
  },
  'metrics.compare': {
    method: 'GET',
    path: '/api/v1/metrics/:key/comparison',
    role: 'viewer',
    scope: 'units',
  },
  'metrics.export': { method: 'GET', path: '/api/v1/metrics/:key/export', role: 'viewer', scope: 'units' },
  'metrics.define': { method: 'PUT', path: '/api/v1/metrics/:key', role: 'analyst', scope: 'company' },
  'metrics.remove': { method: 'DELETE', path: '/api/v1/metrics/:key', role: 'analyst', scope: 'company' },
  'findings.list': { method: 'GET', path: '/api/v1/findings', role: 'owner', scope: 'company' },
  'findings.decide': { method: 'POST', path: '/api/v1/findings/:id', role: 'owner', scope: 'company' },
  'dimensions.list': { method: 'GET', path: '/api/v1/dimensions', role: 'viewer', scope: 'units' },
  'results.list': { method: 'GET', path: '/api/v1/results', role: 'viewer', scope: 'units' },
  'results.summary': { method: 'GET', path: '/api/v1/results/:key', role: 'viewer', scope: 'units' },
  'results.question': {
    method: 'GET',
    path: '/api/v1/results/:key/questions/:question',
    role: 'viewer',
    scope: 'units',
  },
  'results.cross': { method: 'GET', path: '/api/v1/results/:key/cross', role: 'viewer', scope: 'units' },
  'results.texts': { method: 'GET', path: '/api/v1/results/:key/texts', role: 'viewer', scope: 'units' },
  'results.export': { method: 'GET', path: '/api/v1/results/:key/export', role: 'viewer', scope: 'units' },
  'results.benchmark': {
    method: 'PUT',
    path: '/api/v1/response-benchmarks',
    role: 'analyst',
    scope: 'company',
  },
  'boards.list': { method: 'GET', path: '/api/v1/boards', role: 'viewer', scope: 'own' },
  'boards.create': { method: 'POST', path: '/api/v1/boards', role: 'viewer', scope: 'own' },
  'boards.read': { method: 'GET', path: '/api/v1/boards/:id', role: 'viewer', scope: 'own' },
  'boards.save': { method: 'PUT', path: '/api/v1/boards/:id', role: 'viewer', scope: 'own' },
  'boards.remove': { method: 'DELETE', path: '/api/v1/boards/:id', role: 'viewer', scope: 'own' },
  'boards.export': { method: 'GET', path: '/api/v1/boards/:id/export', role: 'viewer', scope: 'units' },
  'boards.recipients': {
    method: 'GET',
    path: '/api/v1/boards/:id/recipients',
    role: 'analyst',
    scope: 'company',
  },
  'boards.digest': { method: 'PUT', path: '/api/v1/boards/:id/digest', role: 'analyst', scope: 'company' },
  'outgoing.list': { method: 'GET', path: '/api/v1/outgoing', role: 'analyst', scope: 'company' },
  'outgoing.read': { method: 'GET', path: '/api/v1/outgoing/:id', role: 'analyst', scope: 'company' },
  'me.read': { method: 'GET', path: '/api/v1/me', role: 'viewer', scope: 'own' },
  'workspaces.create': { method: 'POST', path: '/api/v1/workspaces', role: 'owner', scope: 'company' },
  'workspace.update': { method: 'PATCH', path: '/api/v1/workspace', role: 'owner', scope: 'company' },
  'units.list': { method: 'GET', path: '/api/v1/units', role: 'viewer', scope: 'units' },
  'units.save': { method: 'POST', path: '/api/v1/units', role: 'owner', scope: 'company' },
  'units.upload': { method: 'PUT', path: '/api/v1/units/file', role: 'owner', scope: 'company' },
  'units.remove': { method: 'DELETE', path: '/api/v1/units/:key', role: 'owner', scope: 'company' },
  'tokens.list': { method: 'GET', path: '/api/v1/api-tokens', role: 'owner', scope: 'company' },
  'tokens.create': { method: 'POST', path: '/api/v1/api-tokens', role: 'owner', scope: 'company' },
  'tokens.revoke': { method: 'DELETE', path: '/api/v1/api-tokens/:id', role: 'owner', scope: 'company' },
  'writeKeys.list': { method: 'GET', path: '/api/v1/write-keys', role: 'analyst', scope: 'company' },
  'writeKeys.create': { method: 'POST', path: '/api/v1/write-keys', role: 'owner', scope: 'company' },
  'writeKeys.update': { method: 'PATCH', path: '/api/v1/write-keys/:id', role: 'owner', scope: 'company' },
  'writeKeys.revoke': { method: 'DELETE', path: '/api/v1/write-keys/:id', role: 'owner', scope: 'company' },
  'audit.list': { method: 'GET', path: '/api/v1/audit', role: 'owner', scope: 'company' },
  'audit.verify': { method: 'GET', path: '/api/v1/audit/verify', role: 'owner', scope: 'company' },
  'backup.create': { method: 'POST', path: '/api/v1/backup', role: 'owner', scope: 'company' },
  'people.list': { method: 'GET', path: '/api/v1/people', role: 'owner', scope: 'company' },
  'people.invite': { method: 'POST', path: '/api/v1/people', role: 'owner', scope: 'company' },
  'people.upload': { method: 'PUT', path: '/api/v1/people/file', role: 'owner', scope: 'company' },
  'people.update': { method: 'PATCH', path: '/api/v1/people/:id', role: 'owner', scope: 'company' },
  'people.remove': { method: 'DELETE', path: '/api/v1/people/:id', role: 'owner', scope: 'company' },
  'people.recover': {
    method: 'POST',
    path: '/api/v1/people/:id/recovery-link',
    role: 'owner',
    scope: 'company',
  },
  'touchpoints.list': { method: 'GET', path: '/api/v1/touchpoints', role: 'viewer', scope: 'company' },
  'touchpoints.coverage': {
    method: 'GET',
    path: '/api/v1/touchpoints/coverage',
    role: 'viewer',
    scope: 'company',
  },
  'touchpoints.save': { method: 'PUT', path: '/api/v1/touchpoints/:key', role: 'analyst', scope: 'company' },
  'touchpoints.upload': {
    method: 'POST',
    path: '/api/v1/touchpoints/file',
    role: 'analyst',
    scope: 'company',
  },
  'touchpoints.remove': {
    method: 'DELETE',
    path: '/api/v1/touchpoints/:key',
    role: 'analyst',
    scope: 'company',
  },
};

/** Where a route lives and who may call it. */
export function addressOf(id: RouteId): {
  readonly method: Method;
  readonly path: string;
  readonly role: Role;
  readonly scope: RouteScope;
} {
  return ADDRESSES[id];
}
