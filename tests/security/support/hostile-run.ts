import { expect } from 'vitest';
import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';
import { asToken } from './people.ts';
import { type Answer, type Call, eachOf, send } from './send.ts';

const WIDTH = 8;

/** What hostile calls did, kept short: a few examples of each failure say enough. */
export interface HostileRun {
  /** Sends calls, several at a time; an answer of 5xx or none at all is a failure. */
  sendAll(calls: readonly Call[], headers?: Readonly<Record<string, string>>): Promise<void>;
  /** Fails with the first examples; demands that ordinary calls still work and how many calls were sent at least. */
  finish(least: number): Promise<void>;
}

/** Collects the failures of hostile calls against a server. */
export function hostileRun(server: TestServer): HostileRun {
  const failures: string[] = [];
  let sent = 0;
  const tell = (call: Call, what: string): void => {
    const body = call.raw ?? JSON.stringify(call.body) ?? '';
    const shown = `${call.method} ${call.path.slice(0, 300)} ${body.toString('utf8').slice(0, 300)}`;
    if (failures.length < 20) failures.push(`${what} <- ${shown}`);
  };
  const judge = (call: Call, answer: Answer): void => {
    if (answer.status >= 500) tell(call, `${answer.status} ${answer.text.slice(0, 200)}`);
  };
  return {
    sendAll: async (calls, headers = asToken(server.credentials.apiToken)) => {
      await eachOf(calls, WIDTH, async (call) => {
        sent += 1;
        await send(server.url, call, headers).then(
          (answer) => judge(call, answer),
          (error: Error) => tell(call, error.message.slice(0, 200)),
        );
      });
    },
    finish: async (least) => {
      expect(failures.join('\n')).toBe('');
      expect(sent).toBeGreaterThanOrEqual(least);
      await expectHealthy(server);
    },
  };
}

/** An ordinary event goes in and comes out, and the engines are well. */
export async function expectHealthy(server: TestServer): Promise<void> {
  const userId = `healthy-${Math.random()}`;
  await server.send([{ type: 'track', event: 'Healthy', userId }]);
  const found = await server.call('GET', `/api/v1/customers?q=${userId}`);
  expect(found.status).toBe(200);
  expect((found.body as { items: unknown[] }).items).toHaveLength(1);
  expect((await server.call('GET', '/readyz')).body).toMatchObject({ status: 'ready' });
}
