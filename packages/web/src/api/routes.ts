import type { Method, Role, RouteId, RouteOf } from './route-types.ts';

interface Address<Id extends RouteId> {
  readonly method: RouteOf<Id>['method'];
  readonly path: RouteOf<Id>['path'];
  readonly role: RouteOf<Id>['role'];
}

/**
 * Method, path and least role of every route. The contract holds the same as values, but with
 * its schemas; here the compiler compares each entry with the contract, so that they cannot differ
 * and no schema library reaches the browser.
 */
const ADDRESSES: { readonly [Id in RouteId]: Address<Id> } = {
  'live.stream': { method: 'GET', path: '/api/v1/live', role: 'viewer' },
  'rejected.list': { method: 'GET', path: '/api/v1/rejected', role: 'analyst' },
  'rejected.retry': { method: 'POST', path: '/api/v1/rejected/:id/retry', role: 'analyst' },
  'rejected.discard': { method: 'DELETE', path: '/api/v1/rejected/:id', role: 'analyst' },
  'imports.list': { method: 'GET', path: '/api/v1/imports', role: 'analyst' },
  'imports.create': { method: 'POST', path: '/api/v1/imports', role: 'analyst' },
  'imports.upload': { method: 'PUT', path: '/api/v1/imports/:id/file', role: 'analyst' },
  'imports.preview': { method: 'POST', path: '/api/v1/imports/:id/preview', role: 'analyst' },
  'imports.run': { method: 'POST', path: '/api/v1/imports/:id/run', role: 'analyst' },
  'imports.reasons': { method: 'GET', path: '/api/v1/imports/:id/reasons', role: 'analyst' },
  'imports.read': { method: 'GET', path: '/api/v1/imports/:id', role: 'analyst' },
  'imports.cancel': { method: 'POST', path: '/api/v1/imports/:id/cancel', role: 'analyst' },
  'imports.rejected': { method: 'GET', path: '/api/v1/imports/:id/rejected', role: 'analyst' },
  'customers.list': { method: 'GET', path: '/api/v1/customers', role: 'viewer' },
  'customers.read': { method: 'GET', path: '/api/v1/customers/:id', role: 'viewer' },
  'customers.events': { method: 'GET', path: '/api/v1/customers/:id/events', role: 'viewer' },
  'customers.answers': { method: 'GET', path: '/api/v1/customers/:id/answers', role: 'viewer' },
  'events.list': { method: 'GET', path: '/api/v1/events', role: 'viewer' },
  'answers.list': { method: 'GET', path: '/api/v1/answers', role: 'viewer' },
  'customers.merge': { method: 'POST', path: '/api/v1/customers/:id/merge', role: 'analyst' },
  'merges.counts': { method: 'GET', path: '/api/v1/merges/counts', role: 'analyst' },
  'merges.undo': { method: 'POST', path: '/api/v1/merges/:id/undo', role: 'analyst' },
  'matches.dismiss': { method: 'POST', path: '/api/v1/customers/:id/dismiss-match', role: 'analyst' },
  'customers.export': { method: 'GET', path: '/api/v1/customers/:id/export', role: 'analyst' },
  'customers.erase': { method: 'POST', path: '/api/v1/customers/:id/erase', role: 'owner' },
  'erasures.list': { method: 'GET', path: '/api/v1/erasures', role: 'owner' },
  'metrics.list': { method: 'GET', path: '/api/v1/metrics', role: 'viewer' },
  'metrics.read': { method: 'GET', path: '/api/v1/metrics/:key', role: 'viewer' },
  'metrics.distribution': { method: 'GET', path: '/api/v1/metrics/:key/distribution', role: 'viewer' },
  'dimensions.list': { method: 'GET', path: '/api/v1/dimensions', role: 'viewer' },
  'me.read': { method: 'GET', path: '/api/v1/me', role: 'viewer' },
  'workspaces.create': { method: 'POST', path: '/api/v1/workspaces', role: 'owner' },
  'workspace.update': { method: 'PATCH', path: '/api/v1/workspace', role: 'owner' },
  'units.list': { method: 'GET', path: '/api/v1/units', role: 'viewer' },
  'units.save': { method: 'POST', path: '/api/v1/units', role: 'owner' },
  'units.upload': { method: 'PUT', path: '/api/v1/units/file', role: 'owner' },
  'units.remove': { method: 'DELETE', path: '/api/v1/units/:key', role: 'owner' },
  'people.list': { method: 'GET', path: '/api/v1/people', role: 'owner' },
  'people.invite': { method: 'POST', path: '/api/v1/people', role: 'owner' },
  'people.update': { method: 'PATCH', path: '/api/v1/people/:id', role: 'owner' },
  'people.remove': { method: 'DELETE', path: '/api/v1/people/:id', role: 'owner' },
  'people.recover': { method: 'POST', path: '/api/v1/people/:id/recovery-link', role: 'owner' },
  'tokens.list': { method: 'GET', path: '/api/v1/api-tokens', role: 'owner' },
  'tokens.create': { method: 'POST', path: '/api/v1/api-tokens', role: 'owner' },
  'tokens.revoke': { method: 'DELETE', path: '/api/v1/api-tokens/:id', role: 'owner' },
  'writeKeys.list': { method: 'GET', path: '/api/v1/write-keys', role: 'analyst' },
  'writeKeys.create': { method: 'POST', path: '/api/v1/write-keys', role: 'owner' },
  'writeKeys.update': { method: 'PATCH', path: '/api/v1/write-keys/:id', role: 'owner' },
  'writeKeys.revoke': { method: 'DELETE', path: '/api/v1/write-keys/:id', role: 'owner' },
  'audit.list': { method: 'GET', path: '/api/v1/audit', role: 'owner' },
  'audit.verify': { method: 'GET', path: '/api/v1/audit/verify', role: 'owner' },
  'backup.create': { method: 'POST', path: '/api/v1/backup', role: 'owner' },
};

/** Where a route lives and who may call it. */
export function addressOf(id: RouteId): {
  readonly method: Method;
  readonly path: string;
  readonly role: Role;
} {
  return ADDRESSES[id];
}
