import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import type { Credentials } from '../first-start.ts';
import { makeLogger, startServer } from '../server.ts';
import type { Services } from '../services.ts';

/** The real product on real engines, in a folder of its own, for the tests of one file. */
export interface TestServer {
  readonly url: string;
  readonly credentials: Credentials;
  readonly services: Services;
  /** Calls the API with the owner's token; JSON in and out. */
  call(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
  ): Promise<{ status: number; body: never }>;
  /** Sends messages through the Segment door and waits until the facts engine has them. */
  send(messages: readonly object[], writeKey?: string): Promise<void>;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export async function startTestServer(settings: Partial<Config> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'romashka-test-'));
  const config = { ...readConfig({}), dataDir, port: await freePort(), demo: false, ...settings };
  const running = await startServer(config, makeLogger('silent'));
  const { services, url, credentials } = running;
  if (credentials === null) throw new Error('the first start left no credentials');
  return {
    url,
    credentials,
    services,
    call: async (method, path, body, token = credentials.apiToken) => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as never };
    },
    send: async (batch, writeKey = credentials.writeKey) => {
      const answer = await fetch(`${url}/v1/batch`, {
        method: 'POST',
        body: JSON.stringify({ writeKey, batch }),
      });
      if (answer.status !== 200)
        throw new Error(`the door answered ${answer.status}: ${await answer.text()}`);
      await services.shipper.flush();
    },
    stop: async () => {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
