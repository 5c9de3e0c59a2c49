import { gzipSync } from 'node:zlib';
import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';
import { type Answer, send } from './send.ts';

/** Every path of the Segment door that takes events. */
export const DOOR_CALLS = [
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
  'batch',
  'import',
] as const;
export const DOOR_LETTERS = ['t', 'i', 'p', 's', 'g', 'a', 'b'] as const;
export const DOOR_PATHS: readonly string[] = [...DOOR_CALLS, ...DOOR_LETTERS].flatMap((name) => [
  `/v1/${name}`,
  `/v1/${name}/`,
]);

export const isBatchPath = (path: string): boolean => /\/(?:batch|import|b)\/?$/.test(path);

interface DoorOptions {
  readonly path?: string;
  readonly writeKey?: string;
  readonly gzip?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export const basic = (writeKey: string): string => `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;

/** Sends a body through the door as text/plain, the way the browser client does. */
export function knock(server: TestServer, body: string | Buffer, options: DoorOptions = {}): Promise<Answer> {
  const { path = '/v1/batch', writeKey = server.credentials.writeKey, gzip = false, headers = {} } = options;
  return send(
    server.url,
    { method: 'POST', path, raw: gzip ? gzipSync(body) : body },
    {
      authorization: basic(writeKey),
      'content-type': 'text/plain',
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      ...headers,
    },
  );
}

export interface DoorAnswer {
  readonly success: boolean;
  readonly code?: string;
  readonly message?: string;
}
export const said = (answer: Answer): DoorAnswer => JSON.parse(answer.text) as DoorAnswer;
