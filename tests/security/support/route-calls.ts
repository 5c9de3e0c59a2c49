import { ROUTES, type Route, type RouteId } from '@romashka/model/contract';
import {
  fresh,
  importFile,
  newApiToken,
  newBoard,
  newCustomer,
  newFinding,
  newHeldMatch,
  newImport,
  newInvited,
  newKeptImport,
  newLoadedImport,
  newMerge,
  newMetric,
  newOutgoing,
  newPair,
  newRejected,
  newTouchpoint,
  newUnit,
  newWriteKey,
  type Plot,
  touchpointOf,
} from './objects.ts';
import type { Call } from './send.ts';
import { newAnsweredSurvey, newOpenSurvey, newSurvey, newSurveyLink, surveyContent } from './surveys.ts';

/** What a route needs besides its method: ids for its path, a query, a body. */
interface Filling {
  readonly id?: string;
  readonly key?: string;
  readonly question?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: string;
  readonly type?: string;
}

const id = (made: Promise<string>): Promise<Filling> => made.then((value) => ({ id: value }));

/** The survey that the customers of a plot answer. */
const answered = async (plot: Plot): Promise<Filling> => {
  await newCustomer(plot);
  return { key: `${plot.mark}-survey` };
};

/**
 * How to call each route so that it succeeds in a workspace, with objects made for this call.
 * A route without an entry does not compile, and the tests that walk the table fail.
 */
const FILLINGS: { readonly [K in RouteId]: (plot: Plot) => Promise<Filling> } = {
  'live.stream': async () => ({}),
  'rejected.list': async () => ({ query: { limit: '500' } }),
  'rejected.retry': async (plot) => ({
    id: await newRejected(plot),
    body: {
      body: JSON.stringify({ type: 'track', event: fresh(plot, 'mended'), userId: fresh(plot, 'user') }),
    },
  }),
  'rejected.discard': (plot) => id(newRejected(plot)),
  'imports.list': async () => ({}),
  'imports.create': async (plot) => ({ body: { kind: 'customers', file: `${fresh(plot, 'new')}.csv` } }),
  'imports.upload': async (plot) => ({ id: await newImport(plot), raw: importFile(plot), type: 'text/csv' }),
  'imports.preview': async (plot) => ({ id: await newKeptImport(plot), body: {} }),
  'imports.run': async (plot) => ({ id: await newKeptImport(plot), body: {} }),
  'imports.reasons': (plot) => id(newLoadedImport(plot)),
  'imports.read': (plot) => id(newLoadedImport(plot)),
  'imports.cancel': (plot) => id(newImport(plot)),
  'imports.rejected': (plot) => id(newLoadedImport(plot)),
  'surveys.list': async () => ({}),
  'surveys.create': async (plot) => ({ body: { key: fresh(plot, 'survey').toLowerCase(), name: plot.mark } }),
  'surveys.convert': async (plot) => ({
    body: {
      format: 'surveyjs',
      content: { title: plot.mark, elements: [{ type: 'rating', name: 'q', rateMin: 0, rateMax: 10 }] },
    },
  }),
  'surveys.export': (plot) => id(newSurvey(plot)),
  'surveys.exportLosses': (plot) => id(newSurvey(plot)),
  'surveyTemplates.list': async () => ({}),
  'surveys.read': (plot) => id(newSurvey(plot)),
  'surveys.save': async (plot) => ({
    id: await newSurvey(plot),
    body: { content: surveyContent(plot), basedOn: 1, name: `${plot.mark} renamed` },
  }),
  'surveys.publish': async (plot) => ({ id: await newSurvey(plot), body: { basedOn: 1 } }),
  'surveys.state': async (plot) => ({ id: await newOpenSurvey(plot), body: { state: 'closed' } }),
  'surveys.remove': (plot) => id(newSurvey(plot)),
  'surveys.versions': (plot) => id(newOpenSurvey(plot)),
  'surveys.version': async (plot) => ({ id: await newOpenSurvey(plot), key: '1' }),
  'surveyLinks.list': (plot) => id(newOpenSurvey(plot)),
  'surveyLinks.create': async (plot) => ({
    id: await newOpenSurvey(plot),
    body: { kind: 'open', name: plot.mark, units: [`${plot.mark}-unit`] },
  }),
  'surveyLinks.end': (plot) => id(newSurveyLink(plot)),
  'surveys.invite': async (plot) => ({
    id: await newOpenSurvey(plot),
    body: { customers: [{ customer: await newCustomer(plot) }], expires: '2099-01-01' },
  }),
  'surveyImages.upload': async (plot) => ({
    id: await newSurvey(plot),
    raw: `GIF89a${plot.mark}`,
    type: 'application/octet-stream',
  }),
  'responses.list': (plot) => id(newAnsweredSurvey(plot).then(({ survey }) => survey)),
  'responses.review': async (plot) => ({
    id: (await newAnsweredSurvey(plot)).survey,
    body: { decision: 'count' },
  }),
  'responses.file': (plot) => id(newAnsweredSurvey(plot).then(({ file }) => file)),
  'touchpoints.list': async (plot) => newTouchpoint(plot).then(() => ({})),
  'touchpoints.coverage': async (plot) => newTouchpoint(plot).then(() => ({})),
  // A key that is nobody's: whoever saves under it has said it themselves.
  'touchpoints.save': async (plot) => ({ key: 'front-desk', body: touchpointOf(plot) }),
  'touchpoints.upload': async (plot) => ({
    raw: `touchpoint,name,kinds\n${fresh(plot, 'touchpoint')},${plot.mark} Desk,answers\n`,
    type: 'text/csv',
  }),
  'touchpoints.remove': async (plot) => ({ key: await newTouchpoint(plot) }),
  'customers.list': async (plot) => ({ query: { q: plot.mark, limit: '500' } }),
  'customers.read': (plot) => id(newCustomer(plot)),
  'customers.events': (plot) => id(newCustomer(plot)),
  'customers.answers': (plot) => id(newCustomer(plot)),
  'events.list': async (plot) => ({ query: { customer: await newCustomer(plot) } }),
  'answers.list': async (plot) => ({ query: { customer: await newCustomer(plot) } }),
  'customers.merge': async (plot) => {
    const [one, other] = await newPair(plot);
    return { id: one, body: { absorb: other, reason: plot.mark } };
  },
  'merges.counts': async () => ({}),
  'merges.undo': (plot) => id(newMerge(plot)),
  'matches.dismiss': async (plot) => {
    const [one, other] = await newHeldMatch(plot);
    return { id: one, body: { other } };
  },
  'customers.export': (plot) => id(newCustomer(plot)),
  'customers.erase': async (plot) => ({ id: await newCustomer(plot), body: { confirm: 'erase' } }),
  'erasures.list': async () => ({}),
  'metrics.list': async () => ({}),
  'metrics.read': async () => ({ key: 'count', query: { group: 'touchpoint,event' } }),
  'metrics.distribution': async () => ({ key: 'nps' }),
  'metrics.compare': async () => ({ key: 'nps', query: { against: 'rest', group: 'unit' } }),
  'metrics.export': async () => ({ key: 'nps', query: { purpose: 'report', group: 'unit' } }),
  'metrics.define': async (plot) => ({
    // Whoever defines a metric names it themselves, so that the name is nobody else's word.
    key: fresh({ ...plot, mark: 'own' }, 'metric'),
    body: { name: { en: `${plot.mark} metric` }, kind: 'nps' },
  }),
  'metrics.remove': async (plot) => ({ key: await newMetric(plot) }),
  'findings.list': async (plot) => {
    await newFinding(plot);
    return {};
  },
  'findings.decide': async (plot) => ({ id: await newFinding(plot), body: { state: 'dismissed' } }),
  'results.list': async () => ({}),
  'results.summary': (plot) => answered(plot),
  'results.question': async (plot) => ({ ...(await answered(plot)), question: `${plot.mark}-question` }),
  'results.cross': async (plot) => ({
    ...(await answered(plot)),
    query: { rows: `${plot.mark}-question`, by: 'unit' },
  }),
  'results.texts': async (plot) => ({ ...(await answered(plot)), query: { q: plot.mark } }),
  'results.export': async (plot) => ({
    ...(await answered(plot)),
    query: { part: 'texts', q: plot.mark },
  }),
  'results.benchmark': async (plot) => ({
    body: { channel: fresh(plot, 'channel'), share: 0.1, source: plot.mark },
  }),
  'metrics.preview': async (plot) => ({
    query: { definition: JSON.stringify({ name: { en: `${plot.mark} metric` }, kind: 'nps' }) },
  }),
  'boards.list': async (plot) => {
    await newBoard(plot);
    return {};
  },
  // Whoever makes a board reads their own words again.
  'boards.create': async () => ({ body: { name: 'A new board' } }),
  'boards.read': (plot) => id(newBoard(plot)),
  'boards.save': async (plot) => ({
    id: await newBoard(plot),
    body: { name: 'A new name', content: { cards: [] }, shared: null, basedOn: 1 },
  }),
  'boards.remove': (plot) => id(newBoard(plot)),
  'boards.export': async (plot) => ({ id: await newBoard(plot), query: { purpose: 'report' } }),
  'boards.recipients': (plot) => id(newBoard(plot)),
  'boards.digest': async (plot) => ({ id: await newBoard(plot), body: { digest: null } }),
  'outgoing.list': async (plot) => {
    await newOutgoing(plot);
    return {};
  },
  'outgoing.read': (plot) => id(newOutgoing(plot)),
  'dimensions.list': async () => ({}),
  'me.read': async () => ({}),
  'workspaces.create': async (plot) => ({
    body: {
      key: `made-${fresh(plot, 'space').toLowerCase()}`.slice(-40).replace(/^[^a-z]+/, ''),
      name: plot.mark,
    },
  }),
  'workspace.update': async (plot) => ({ body: { name: `${plot.mark} house` } }),
  'units.list': async () => ({}),
  'units.save': async (plot) => ({
    body: { rows: [{ unit: fresh(plot, 'unit'), name: plot.mark, parent: fresh(plot, 'region') }] },
  }),
  'units.upload': async (plot) => ({
    raw: `unit,name,parent\n${fresh(plot, 'unit')},${plot.mark} Shop,${fresh(plot, 'region')}\n`,
    type: 'text/csv',
  }),
  'units.remove': async (plot) => ({ key: await newUnit(plot) }),
  'people.list': async () => ({}),
  'people.invite': async (plot) => ({
    body: { email: `${fresh(plot, 'guest')}@example.test`.toLowerCase(), name: plot.mark, role: 'viewer' },
  }),
  'people.upload': async (plot) => ({
    raw: `email,name,role\n${fresh(plot, 'staff')}@example.test,${plot.mark} Staff,viewer\n`.toLowerCase(),
    type: 'text/csv',
  }),
  'people.update': async (plot) => ({ id: await newInvited(plot), body: { role: 'analyst' } }),
  'people.remove': (plot) => id(newInvited(plot)),
  'people.recover': (plot) => id(newInvited(plot)),
  'tokens.list': async () => ({}),
  'tokens.create': async (plot) => ({ body: { name: fresh(plot, 'token'), role: 'viewer' } }),
  'tokens.revoke': (plot) => id(newApiToken(plot)),
  'writeKeys.list': async () => ({}),
  'writeKeys.create': async (plot) => ({ body: { name: fresh(plot, 'key') } }),
  'writeKeys.update': async (plot) => ({
    id: await newWriteKey(plot),
    body: { name: fresh(plot, 'renamed') },
  }),
  'writeKeys.revoke': (plot) => id(newWriteKey(plot)),
  'audit.list': async () => ({ query: { limit: '500' } }),
  'audit.verify': async () => ({}),
  'backup.create': async (plot) => ({ body: { name: fresh(plot, 'backup').toLowerCase().slice(-60) } }),
};

export const ALL_ROUTES: readonly Route[] = ROUTES;

/** Builds a call of a route that succeeds for the owner of the plot; throws where the table has no way to. */
export async function callOf(route: Route, plot: Plot): Promise<Call> {
  const fill = Object.hasOwn(FILLINGS, route.id) ? FILLINGS[route.id as RouteId] : undefined;
  if (fill === undefined) throw new Error(`no test knows how to call ${route.id}: add it to FILLINGS`);
  const { id: object, key, question, query, body, raw, type } = await fill(plot);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = { id: object, key, question }[name];
    if (value === undefined) throw new Error(`the call of ${route.id} has no ${name} for its path`);
    return value;
  });
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  return {
    method: route.method,
    path: `${path}${search}`,
    // A backup copies both engines.
    ...(route.id === 'backup.create' ? { patienceMs: 60_000 } : {}),
    ...(body === undefined ? {} : { body }),
    ...(raw === undefined ? {} : { raw, headers: { 'content-type': type ?? 'text/plain' } }),
  };
}
