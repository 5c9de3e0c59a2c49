import { spawn, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { received } from './received.ts';
import { type Fate, startProxy } from './scripted-proxy.ts';

const found = spawnSync('python3', ['-c', 'import segment.analytics']);
const missing =
  found.error !== undefined
    ? 'python3 is not installed'
    : found.status === 0
      ? null
      : 'python3 has no segment-analytics-python (pip install segment-analytics-python)';

let server: TestServer;
beforeAll(async () => {
  if (missing === null) server = await startTestServer();
});
beforeEach(({ skip }) => {
  if (missing !== null) skip(missing);
});
afterAll(async () => {
  if (missing === null) await server.stop();
});

const SCRIPT = `
import sys
import segment.analytics as analytics
host, key, marker, gzip = sys.argv[1:5]
analytics.host, analytics.write_key, analytics.gzip = host, key, gzip == 'gzip'
failures = []
analytics.on_error = lambda error, items: failures.append(str(error))
analytics.identify(marker, {'name': marker, 'email': marker + '@example.com'})
analytics.track(marker, marker + ' Order Paid', {'sum': 10.5, 'text': 'Ёлка'})
analytics.page(marker, 'docs', marker + ' Home', {'n': 1})
analytics.screen(marker, 'docs', marker + ' Menu')
analytics.group(marker, marker + '-group', {'name': marker})
analytics.alias(marker + '-old', marker)
for n in range(30):
    analytics.track(n + 1000, marker + ' bulk', {'n': n})
analytics.flush()
analytics.shutdown()
print('failures', failures)
sys.exit(1 if failures else 0)
`;

const later = (status: number): Fate => ({ kind: 'answer', status });

test.each([
  ['plain', 'plain', []],
  ['gzip', 'gzip', []],
  ['rough', 'plain', [later(503), { kind: 'lose-answer' } as const, later(429)]],
])('the unmodified client, %s: every call arrives once', async (marker, gzip, script) => {
  const proxy = await startProxy(server.url, script);
  const child = spawn('python3', [
    '-c',
    SCRIPT,
    proxy.url,
    server.credentials.writeKey,
    `py-${marker}`,
    gzip,
  ]);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect({ code, printed }).toMatchObject({ code: 0 });
  const events = await received(server, `py-${marker}`);
  expect(events).toHaveLength(36);
  expect(new Set(events.map((event) => event.messageId)).size).toBe(36);
  expect(new Set(events.map((event) => event.type)).size).toBe(6);
  await proxy.stop();
});
