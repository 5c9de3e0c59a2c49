import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/src/testing/start-test-server.ts';
import { ask, newInvited, type Plot } from './support/objects.ts';
import { rowsOf, withSql } from './support/owner-sql.ts';
import {
  asSession,
  choosePassword,
  cookiesOf,
  freshAddress,
  newMember,
  signIn,
  tokenOf,
} from './support/people.ts';
import { type Answer, send } from './support/send.ts';

/** S8. Passwords, sessions and one-time links. The server believes the proxy in front, so that each try may have an address. */
let server: TestServer;
let plot: Plot;
beforeAll(async () => {
  server = await startTestServer({ trustProxy: true });
  plot = {
    server,
    apiToken: server.credentials.apiToken,
    writeKey: server.credentials.writeKey,
    mark: 'door',
  };
});
afterAll(() => server?.stop());

const me = (cookie: string): Promise<Answer> =>
  send(server.url, { method: 'GET', path: '/api/v1/me' }, asSession(server, cookie));
const sql = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  withSql(server, 'owner', null, (client) => rowsOf<T>(client, text, values));

interface OneTimeLink {
  readonly link: string;
  readonly expires: string;
}
const recoveryLink = (memberId: string) =>
  ask<OneTimeLink>(plot, 'POST', `/api/v1/people/${memberId}/recovery-link`);
const minutesLeft = (link: OneTimeLink): number => (Date.parse(link.expires) - Date.now()) / 60_000;

async function invite(email: string): Promise<{ id: string; invitation: OneTimeLink }> {
  return ask(plot, 'POST', '/api/v1/people', { email, name: 'Invited', role: 'viewer' });
}

test('passwords are kept as argon2id with the cost that OWASP names', async () => {
  await newMember(server, plot.apiToken, 'viewer');
  const kept = await sql<{ password: string }>('select password from auth.account');
  expect(kept.length).toBeGreaterThan(1);
  for (const { password } of kept)
    expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]+\$[\w+/]+$/);
  expect(new Set(kept.map(({ password }) => password)).size).toBe(kept.length);
});

describe('a wrong sign-in', () => {
  const shown = ({ status, text, headers }: Answer) => {
    const { date: _, ...rest } = headers;
    return { status, text, headers: rest };
  };
  const middle = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

  test('says the same and takes as long for an unknown address, a wrong password and an invited person', async () => {
    const { email } = await newMember(server, plot.apiToken, 'viewer');
    await invite('no-password-yet@example.test');
    const kinds = {
      wrong: email,
      unknown: 'nobody-at-all@example.test',
      invited: 'no-password-yet@example.test',
    };
    const times = { wrong: [] as number[], unknown: [] as number[], invited: [] as number[] };
    const said = new Set<string>();
    for (let round = 0; round < 15; round++) {
      for (const kind of ['wrong', 'unknown', 'invited'] as const) {
        const answer = await signIn(server, kinds[kind], 'not the password', freshAddress());
        times[kind].push(answer.ms);
        said.add(JSON.stringify(shown(answer)));
      }
    }
    expect([...said], 'one answer for all three').toHaveLength(1);
    expect(JSON.parse([...said][0] ?? '').status).toBe(401);
    // Without the hash that an unknown address is given too, it would be a tenth.
    const base = middle(times.wrong);
    for (const other of [middle(times.unknown), middle(times.invited)]) {
      expect(other, `${other} ms against ${base} ms`).toBeGreaterThan(base / 3);
      expect(other, `${other} ms against ${base} ms`).toBeLessThan(base * 3);
    }
  });

  test('is stopped after ten tries of one address, whoever it names, and says when to come back', async () => {
    const from = freshAddress();
    for (let i = 0; i < 10; i++)
      expect((await signIn(server, `guess-${i}@example.test`, 'a guessed word', from)).status).toBe(401);
    const { email, password } = server.credentials;
    const stopped = await signIn(server, email, password, from);
    expect(stopped.status, 'even the right password waits').toBe(429);
    expect(stopped.headers['retry-after']).toMatch(/^[1-9]\d?$/);
    expect((await signIn(server, email, password, freshAddress())).status, 'others do not wait').toBe(200);
  });

  test('is stopped by account too, from however many addresses it comes', async () => {
    const { email, password } = await newMember(server, plot.apiToken, 'viewer');
    const answers: number[] = [];
    for (let i = 0; i < 40 && answers.at(-1) !== 429; i++)
      answers.push((await signIn(server, email, `guess ${i} of many`, freshAddress())).status);
    expect(answers.at(-1)).toBe(429);
    expect(answers.length).toBeGreaterThan(10);
    expect((await signIn(server, email.toUpperCase(), password, freshAddress())).status).toBe(429);
    expect(
      (await signIn(server, server.credentials.email, server.credentials.password, freshAddress())).status,
    ).toBe(200);
  });
});

test('without a proxy a made-up X-Forwarded-For does not get round the limit', async () => {
  const plain = await startTestServer();
  try {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++)
      statuses.push((await signIn(plain, 'guess@example.test', 'a guessed word', freshAddress())).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([429, 429]);
  } finally {
    await plain.stop();
  }
});

describe('a one-time link', () => {
  test('of recovery holds for 30 minutes, of an invitation for 7 days', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    const recovery = minutesLeft(await recoveryLink(member.id));
    expect(recovery).toBeGreaterThan(28);
    expect(recovery).toBeLessThanOrEqual(30);
    const { invitation } = await invite('seven-days@example.test');
    const days = minutesLeft(invitation) / 1440;
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThanOrEqual(7);
  });

  test('is good once, also when it is used twice at the same time', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    const token = tokenOf((await recoveryLink(member.id)).link);
    const both = await Promise.all(
      ['first new password', 'other new password'].map((word) =>
        choosePassword(server, token, word, freshAddress()),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await choosePassword(server, token, 'a third password', freshAddress())).status).toBe(400);
  });

  test('is dead after its time', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    const token = tokenOf((await recoveryLink(member.id)).link);
    await sql(`update auth.verification set "expiresAt" = now() - interval '1 second'`);
    expect((await choosePassword(server, token, 'long enough word', freshAddress())).status).toBe(400);
    expect((await signIn(server, member.email, member.password, freshAddress())).status).toBe(200);
  });

  test('is dead once a password was chosen by another link, or changed by its owner', async () => {
    const { id, invitation } = await invite('two-links@example.test');
    const recovery = await recoveryLink(id);
    expect(
      (await choosePassword(server, tokenOf(recovery.link), 'chosen by recovery', freshAddress())).status,
    ).toBe(200);
    const late = await choosePassword(
      server,
      tokenOf(invitation.link),
      'chosen by an old invitation',
      freshAddress(),
    );
    expect(late.status, 'an invitation is not a spare key').toBe(400);

    const member = await newMember(server, plot.apiToken, 'viewer');
    const waiting = tokenOf((await recoveryLink(member.id)).link);
    const changed = await send(
      server.url,
      {
        method: 'POST',
        path: '/api/auth/change-password',
        body: { currentPassword: member.password, newPassword: 'my own new password' },
      },
      { ...asSession(server, member.cookie), ...freshAddress() },
    );
    expect(changed.status, changed.text).toBe(200);
    expect((await choosePassword(server, waiting, 'from an old link', freshAddress())).status).toBe(400);
  });

  test('takes the place of the one before', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    const [first, second] = [await recoveryLink(member.id), await recoveryLink(member.id)];
    expect(
      (await choosePassword(server, tokenOf(first.link), 'by the first link', freshAddress())).status,
    ).toBe(400);
    expect(
      (await choosePassword(server, tokenOf(second.link), 'by the second link', freshAddress())).status,
    ).toBe(200);
  });

  test('is not kept in a form that can be used', async () => {
    const id = await newInvited(plot);
    const token = tokenOf((await recoveryLink(id)).link);
    expect(token.length).toBeGreaterThanOrEqual(32);
    const kept = JSON.stringify(await sql('select * from auth.verification'));
    expect(kept).not.toContain(token);
  });

  test('does not take a short password', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    const token = tokenOf((await recoveryLink(member.id)).link);
    expect((await choosePassword(server, token, 'short', freshAddress())).status).toBe(400);
    expect((await choosePassword(server, token, 'long enough again', freshAddress())).status).toBe(200);
  });
});

describe('a session', () => {
  test('ends when the password is set by a link, and others end when their owner changes it', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    expect((await me(member.cookie)).status).toBe(200);
    const { link } = await recoveryLink(member.id);
    await choosePassword(server, tokenOf(link), 'another password', freshAddress());
    expect((await me(member.cookie)).status).toBe(401);

    const here = cookiesOf(await signIn(server, member.email, 'another password', freshAddress()));
    const there = cookiesOf(await signIn(server, member.email, 'another password', freshAddress()));
    const body = { currentPassword: 'another password', newPassword: 'a third password' };
    await send(
      server.url,
      { method: 'POST', path: '/api/auth/change-password', body },
      { ...asSession(server, here), ...freshAddress() },
    );
    expect((await me(there)).status).toBe(401);
  });

  test('ends when the member is removed, and at sign-out', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    await ask(plot, 'DELETE', `/api/v1/people/${member.id}`);
    expect((await me(member.cookie)).status).toBe(401);

    const leaving = await newMember(server, plot.apiToken, 'viewer');
    const out = { method: 'POST', path: '/api/auth/sign-out', body: {} };
    expect((await send(server.url, out, asSession(server, leaving.cookie))).status).toBe(200);
    expect((await me(leaving.cookie)).status).toBe(401);
  });

  test('goes on elsewhere when one of two workspaces removes its member', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    const { email, password } = server.credentials;
    const owner = cookiesOf(await signIn(server, email, password, freshAddress()));
    const asOwner = async (workspace: string, method: string, path: string, body?: unknown) => {
      const answer = await send(server.url, { method, path, body }, asSession(server, owner, workspace));
      expect(answer.status, answer.text).toBe(200);
      return JSON.parse(answer.text);
    };
    await asOwner('main', 'POST', '/api/v1/workspaces', { key: 'elsewhere', name: 'E' });
    const body = { email: member.email, name: 'Also here', role: 'viewer' };
    const { id } = await asOwner('elsewhere', 'POST', '/api/v1/people', body);
    await asOwner('elsewhere', 'DELETE', `/api/v1/people/${id}`);
    expect((await me(member.cookie)).status).toBe(200);
  });

  test('ends after its time', async () => {
    const member = await newMember(server, plot.apiToken, 'viewer');
    await sql(
      `update auth.session set "expiresAt" = now() - interval '1 second' where "userId" in (select id from auth."user" where email = $1)`,
      [member.email],
    );
    expect((await me(member.cookie)).status).toBe(401);
  });

  test('is not made up: an altered or unsigned cookie is no session', async () => {
    const { cookie } = await newMember(server, plot.apiToken, 'viewer');
    const [name = '', value = ''] = cookie.split('=', 2);
    const [token = '', signature = ''] = decodeURIComponent(value).split('.', 2);
    const forged = [
      token,
      `${token}.`,
      `${token}.${'A'.repeat(signature.length)}`,
      `${token}x.${signature}`,
      `.${signature}`,
    ];
    for (const made of forged)
      expect((await me(`${name}=${encodeURIComponent(made)}`)).status, made).toBe(401);
  });

  test('has a cookie that scripts and other sites do not get', async () => {
    const signed = await signIn(
      server,
      server.credentials.email,
      server.credentials.password,
      freshAddress(),
    );
    const [cookie = ''] = signed.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^romashka\.session_token=/);
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain=');
    expect(signed.headers['cache-control']).toContain('no-store');
  });

  test('has a cookie for TLS only where the public address is one of TLS', async () => {
    const secure = await startTestServer({ publicUrl: 'https://cem.example.test', trustProxy: true });
    try {
      const address = `http://127.0.0.1:${secure.services.config.port}`;
      const { email, password } = secure.credentials;
      const signed = await send(
        address,
        { method: 'POST', path: '/api/auth/sign-in/email', body: { email, password } },
        { origin: 'https://cem.example.test', ...freshAddress() },
      );
      const [cookie = ''] = signed.headers['set-cookie'] ?? [];
      expect(cookie).toMatch(/^__Secure-romashka\.session_token=.*Secure/);
      expect(signed.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
      const headers = { cookie: cookiesOf(signed) };
      expect((await send(address, { method: 'GET', path: '/api/v1/me' }, headers)).status).toBe(200);
    } finally {
      await secure.stop();
    }
  });
});

test('nobody signs themselves up, whatever way the path is written', async () => {
  const people = async () => (await sql<{ n: number }>('select count(*)::int as n from auth."user"'))[0]?.n;
  const before = await people();
  const body = { email: 'intruder@example.test', name: 'Intruder', password: 'long enough password' };
  const paths = ['sign-up/email', 'sign-up/email/', '/sign-up/email', 'sign-up//email', 'SIGN-UP/EMAIL'];
  for (const path of [...paths, 'sign%2Dup/email', './sign-up/email', 'x/../sign-up/email']) {
    const answer = await send(
      server.url,
      { method: 'POST', path: `/api/auth/${path}`, body },
      { origin: server.url },
    );
    expect([400, 403, 404, 405], `${path}: ${answer.status}`).toContain(answer.status);
  }
  expect(await people()).toBe(before);
});

test('of the library only what the app uses is reachable', async () => {
  const { cookie } = await newMember(server, plot.apiToken, 'viewer');
  const closed = ['error', 'ok', 'verify-email', 'list-accounts', 'reset-password/made-up?callbackURL=%2F'];
  const closedPosts = [
    'update-user',
    'delete-user',
    'change-email',
    'set-password',
    'sign-in/social',
    'link-social',
  ];
  const posts = [
    ...closedPosts,
    'request-password-reset',
    'update-session',
    'send-verification-email',
    'unlink-account',
  ];
  for (const path of closed) {
    const answer = await send(
      server.url,
      { method: 'GET', path: `/api/auth/${path}` },
      asSession(server, cookie),
    );
    expect(answer.status, path).toBe(404);
  }
  for (const path of posts) {
    const call = { method: 'POST', path: `/api/auth/${path}`, body: {} };
    expect((await send(server.url, call, asSession(server, cookie))).status, path).toBe(404);
  }
});
