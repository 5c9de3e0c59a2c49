import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface DoorCredentials {
  readonly user: string;
  readonly password: string;
}

/** True where a request carries the right user and password, as Basic or in ClickHouse's headers. */
export function isAuthorised(request: IncomingMessage, credentials: DoorCredentials): boolean {
  const given = givenCredentials(request);
  return (
    given !== undefined && equal(given.user, credentials.user) && equal(given.password, credentials.password)
  );
}

function givenCredentials(request: IncomingMessage): DoorCredentials | undefined {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Basic ') === true) {
    const text = Buffer.from(authorization.slice(6), 'base64').toString();
    const colon = text.indexOf(':');
    return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
  }
  const user = request.headers['x-clickhouse-user'];
  const password = request.headers['x-clickhouse-key'];
  return typeof user === 'string' && typeof password === 'string' ? { user, password } : undefined;
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
