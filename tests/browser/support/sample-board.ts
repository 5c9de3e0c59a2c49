import { makeDigests } from '../../../packages/server/src/jobs/make-digests.ts';
import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';

const A_DAY_MS = 86_400_000;
export const BOARD_WORDS =
  'Утро магазинов Зачем Смотрим вместе каждое утро Приезжие Ease of solving Лёгкость решения';

/** A board of the owner with every picture, and a digest that was made of it; their ids. */
export async function fillSampleBoard(server: TestServer): Promise<{ board: string; message: string }> {
  const { email, password } = server.credentials;
  const headers = { origin: server.url, 'content-type': 'application/json' };
  const signed = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  const cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  };
  await ask('PUT', '/api/v1/metrics/ease', {
    name: { ru: 'Лёгкость решения', en: 'Ease of solving' },
    kind: 'ces',
    coachingOnly: true,
    target: 0.5,
  });
  const card = (id: string, picture: string, more: object = {}) => ({ id, picture, metric: 'nps', ...more });
  const content = {
    cards: [
      card('c1', 'figure', { size: 'small' }),
      card('c2', 'figure', { size: 'small', metric: 'ease' }),
      { id: 'c3', picture: 'note', title: 'Зачем', text: 'Смотрим вместе каждое утро' },
      card('c4', 'trend', { size: 'wide' }),
      card('c5', 'bars', { group: 'unit', period: '12m' }),
      card('c6', 'table', { group: 'channel' }),
      card('c7', 'figure', { metric: 'gone' }),
    ],
    filters: [{ name: 'Приезжие', period: '30d', channel: 'web' }],
  };
  const board = await ask<{ id: string }>('POST', '/api/v1/boards', {
    name: 'Утро магазинов',
    content,
    shared: 'viewer',
  });
  const people = await ask<{ items: { id: string }[] }>('GET', '/api/v1/people');
  const digest = { schedule: { every: 'day', hour: 9 }, recipients: people.items.map(({ id }) => id) };
  await ask('PUT', `/api/v1/boards/${board.id}/digest`, { digest });
  const { services } = server;
  const tomorrow = { ...services, now: () => services.now() + A_DAY_MS };
  await makeDigests(tomorrow, new AbortController().signal);
  const { items } = await ask<{ items: { id: string }[] }>('GET', '/api/v1/outgoing');
  const [message] = items;
  if (message === undefined) throw new Error('no digest was made');
  return { board: board.id, message: message.id };
}
