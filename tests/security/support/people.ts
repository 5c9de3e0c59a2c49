import type { Role } from '@romashka/model/govern';
import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';
import { type Answer, send } from './send.ts';

let addresses = 0;
/** A fresh client address, for a server that believes the proxy in front; the sign-in limit counts by it. */
export const freshAddress = (): Record<string, string> => {
  addresses += 1;
  return { 'x-forwarded-for': `198.18.${addresses >> 8}.${addresses & 255}` };
};

/** Headers of a program with an API token. */
export const asToken = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** Headers of a signed-in person's browser on our own page. */
export const asSession = (
  server: TestServer,
  cookie: string,
  workspace?: string,
): Record<string, string> => ({
  cookie,
  origin: server.url,
  ...(workspace === undefined ? {} : { 'x-romashka-workspace': workspace }),
});

export function signIn(server: TestServer, email: string, password: string, more = {}): Promise<Answer> {
  return send(
    server.url,
    { method: 'POST', path: '/api/auth/sign-in/email', body: { email, password } },
    { origin: server.url, ...more },
  );
}

export const choosePassword = (
  server: TestServer,
  token: string,
  newPassword: string,
  more = {},
): Promise<Answer> =>
  send(
    server.url,
    { method: 'POST', path: '/api/auth/reset-password', body: { token, newPassword } },
    { origin: server.url, ...more },
  );

/** The cookies that an answer sets, as the browser sends them back. */
export const cookiesOf = (answer: Answer): string =>
  (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]).join('; ');

export const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';

export interface Member {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly cookie: string;
}

let members = 0;

/** Invites a person by API, lets them choose a password by their link, and signs them in. */
export async function newMember(server: TestServer, apiToken: string, role: Role): Promise<Member> {
  members += 1;
  const email = `person-${members}-${Date.now()}@example.test`;
  const password = `daisy petals ${members} ${Math.random()}`;
  const invited = await server.call(
    'POST',
    '/api/v1/people',
    { email, name: `Person ${members}`, role },
    apiToken,
  );
  if (invited.status !== 200) throw new Error(`the invitation answered ${invited.status}`);
  const { id, invitation } = invited.body as { id: string; invitation: { link: string } };
  const chosen = await choosePassword(server, tokenOf(invitation.link), password, freshAddress());
  if (chosen.status !== 200) throw new Error(`choosing a password answered ${chosen.status} ${chosen.text}`);
  const signed = await signIn(server, email, password, freshAddress());
  if (signed.status !== 200) throw new Error(`signing in answered ${signed.status} ${signed.text}`);
  return { id, email, password, cookie: cookiesOf(signed) };
}
