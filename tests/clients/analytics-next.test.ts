import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceId } from '@romashka/model/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { CHROMIUM_MISSING, findChromium, launchChromium } from '../browser/find-chromium.ts';
import { startPages } from './page-server.ts';
import { type Received, received } from './received.ts';
import { startProxy } from './scripted-proxy.ts';

const hasChromium = findChromium() !== null;

let server: TestServer;
let browser: Browser | null = null;
beforeAll(async () => {
  if (!hasChromium) return;
  server = await startTestServer();
  browser = await launchChromium();
});
beforeEach(({ skip }) => {
  if (!hasChromium) skip(CHROMIUM_MISSING);
});
afterAll(async () => {
  await browser?.close();
  if (hasChromium) await server.stop();
});

const CALLS = `
  analytics.page('docs', 'MARK Home', { n: 1 });
  analytics.alias('MARK-user');
  analytics.identify('MARK-user', { email: 'MARK@example.com', plan: 'gold' });
  analytics.track('MARK Order Paid', { sum: 10.5, n: 2 });
  analytics.group('MARK-company', { name: 'MARK Ромашка' });
`;

/** Opens a page, and notes whom it asks for anything besides those it should. */
async function open(url: string, allowed: readonly string[]): Promise<{ page: Page; strangers: string[] }> {
  if (browser === null) throw new Error(CHROMIUM_MISSING);
  const page = await browser.newPage();
  const strangers: string[] = [];
  // Only watched: routing requests would make Playwright answer the preflights itself.
  page.on('request', (request) => {
    if (!allowed.includes(new URL(request.url()).origin)) strangers.push(request.url());
  });
  await page.goto(url);
  return { page, strangers };
}

async function untilReceived(mark: string, count: number): Promise<Received[]> {
  const until = Date.now() + 20_000;
  for (;;) {
    const events = await received(server, mark);
    if (events.length >= count || Date.now() > until) return events;
    await sleep(100);
  }
}

function expectAllCalls(events: readonly Received[], mark: string): void {
  expect(events.map(({ type }) => type).sort()).toEqual(['alias', 'group', 'identify', 'page', 'track']);
  const of = (type: string) => events.find((event) => event.type === type);
  expect(of('page')).toMatchObject({ name: `${mark} Home`, properties: { n: 1 } });
  expect(of('identify')).toMatchObject({
    identity: { kind: 'user', value: `${mark}-user` },
    traits: { email: `${mark}@example.com`, plan: 'gold' },
  });
  expect(of('track')).toMatchObject({ name: `${mark} Order Paid`, properties: { sum: 10.5, n: 2 } });
  expect(of('group')?.identity?.value).toBe(`${mark}-user`);
  expect(of('alias')?.identity?.value).toBe(`${mark}-user`);
  expect(new Set(events.map((event) => event.messageId)).size).toBe(5);
}

test('a site that changes one host name in its snippet sends all its calls here', async () => {
  const { writeKey } = server.credentials;
  // What such a snippet does: it remembers calls until the script is there, and takes the script from a host.
  const html = `<!doctype html><title>Shop</title><script>
    var analytics = (window.analytics = []);
    ['page', 'identify', 'track', 'group', 'alias'].forEach(function (method) {
      analytics[method] = function () { analytics.push([method].concat([].slice.call(arguments))); };
    });
    var script = document.createElement('script');
    script.async = true;
    script.src = '${server.url}/analytics.js/v1/${writeKey}/analytics.min.js';
    document.head.appendChild(script);
    ${CALLS.replaceAll('MARK', 'snippet')}
  </script>`;
  const site = await startPages({ '/': ['text/html', html] });
  const { page, strangers } = await open(`${site.url}/`, [site.url, server.url]);
  expectAllCalls(await untilReceived('snippet', 5), 'snippet');
  expect(strangers).toEqual([]);
  const { body } = await server.call('GET', '/api/v1/customers?q=snippet-user');
  const [customer] = (body as { items: { id: string }[] }).items;
  expect(customer).toMatchObject({ email: 'snippet@example.com' });
  // The visitor of the first page and the user are one person.
  const read = await server.call('GET', `/api/v1/customers/${customer?.id}`);
  const kinds = (read.body as { identities: { kind: string }[] }).identities.map(({ kind }) => kind);
  expect(kinds).toContain('anonymous');
  await page.close();
  await site.stop();
});

const umd = (): string => {
  const require = createRequire(new URL('../../packages/server/package.json', import.meta.url));
  const folder = dirname(require.resolve('@segment/analytics-next/package.json'));
  return readFileSync(join(folder, 'dist/umd/index.js'), 'utf8');
};

function bundlePage(
  apiHost: string,
  cdnUrl: string,
  writeKey: string,
  strategy: object | null,
  calls: string,
): string {
  const integration = {
    apiHost: `${apiHost}/v1`,
    protocol: 'http',
    ...(strategy === null ? {} : { deliveryStrategy: strategy }),
  };
  return `<!doctype html><title>App</title><script src="/client.js"></script><script>
    var analytics = window.AnalyticsNext.AnalyticsBrowser.load(
      { writeKey: '${writeKey}', cdnURL: '${cdnUrl}' },
      { integrations: { 'Segment.io': ${JSON.stringify(integration)} } });
    ${calls}
  </script>`;
}

test.each([
  ['single calls', 'single', null, /^\/v1\/[tipga]$/],
  ['batches', 'batching', { strategy: 'batching', config: { size: 3, timeout: 300 } }, /^\/v1\/b$/],
])('the bundle from npm arrives in %s, with its preflight', async (_, mark, strategy, path) => {
  const proxy = await startProxy(server.url, []);
  const html = bundlePage(
    new URL(proxy.url).host,
    server.url,
    server.credentials.writeKey,
    strategy,
    CALLS.replaceAll('MARK', mark),
  );
  const site = await startPages({ '/': ['text/html', html], '/client.js': ['text/javascript', umd()] });
  const { page, strangers } = await open(`${site.url}/`, [site.url, server.url, proxy.url]);
  expectAllCalls(await untilReceived(mark, 5), mark);
  expect(strangers).toEqual([]);
  const posts = proxy.seen.filter((request) => request.method === 'POST');
  for (const post of posts) expect(post).toMatchObject({ path: expect.stringMatching(path), status: 200 });
  const preflights = proxy.seen.filter((request) => request.method === 'OPTIONS');
  expect(preflights.length).toBeGreaterThan(0);
  for (const preflight of preflights) expect(preflight.status).toBe(204);
  await page.close();
  await site.stop();
  await proxy.stop();
});

test('what is refused for a while arrives later, once', async () => {
  const later = { kind: 'answer', status: 503, headers: { 'access-control-allow-origin': '*' } } as const;
  const proxy = await startProxy(server.url, [later, { kind: 'lose-answer' }, later]);
  const calls = [1, 2, 3, 4].map((n) => `analytics.track('patience ${n}', { n: ${n} });`).join('\n');
  const host = new URL(proxy.url).host;
  const html = bundlePage(host, server.url, server.credentials.writeKey, null, calls);
  const site = await startPages({ '/': ['text/html', html], '/client.js': ['text/javascript', umd()] });
  const { page } = await open(`${site.url}/`, [site.url, server.url, proxy.url]);
  await untilReceived('patience', 4);
  await sleep(1_500);
  const events = await received(server, 'patience');
  expect(events.map(({ name }) => name).sort()).toEqual([
    'patience 1',
    'patience 2',
    'patience 3',
    'patience 4',
  ]);
  await page.close();
  await site.stop();
  await proxy.stop();
});

test('a key that is bound to origins takes calls from these pages alone', async () => {
  const html = (mark: string): string =>
    bundlePage(
      new URL(server.url).host,
      server.url,
      server.credentials.writeKey,
      null,
      `analytics.track('${mark}', { n: 1 });`,
    );
  const [own, other] = await Promise.all(
    ['own-site', 'other-site'].map((mark) =>
      startPages({ '/': ['text/html', html(mark)], '/client.js': ['text/javascript', umd()] }),
    ),
  );
  if (own === undefined || other === undefined) throw new Error('the sites did not start');
  const bind = (origins: string[]) =>
    server.services.database.inWorkspace(workspaceId(1), (rows) =>
      rows.updateTable('write_key').set({ allowed_origins: origins }).execute(),
    );
  await bind([own.url]);
  server.services.workspaces.forget();
  const pages = [
    await open(`${other.url}/`, [other.url, server.url]),
    await open(`${own.url}/`, [own.url, server.url]),
  ];
  expect(await untilReceived('own-site', 1)).toHaveLength(1);
  expect(await received(server, 'other-site')).toEqual([]);
  await bind([]);
  server.services.workspaces.forget();
  for (const { page } of pages) await page.close();
  await own.stop();
  await other.stop();
});

test('the script is there for a known key alone', async () => {
  const known = await fetch(`${server.url}/analytics.js/v1/${server.credentials.writeKey}/analytics.min.js`);
  expect(known.status).toBe(200);
  expect(known.headers.get('content-type')).toContain('javascript');
  expect(known.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect((await fetch(`${server.url}/analytics.js/v1/nobody/analytics.min.js`)).status).toBe(404);
});
