import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';
import { naughtyStrings, PAYLOADS } from './payloads.ts';

/** Where the hostile texts are to be found again. */
export interface HostileWorkspace {
  /** One customer whose every event, trait and merge is hostile. */
  readonly victim: string;
  /** Customers whose own name, e-mail and ids are hostile. */
  readonly named: readonly string[];
  /** One customer of the naughty strings. */
  readonly naughty: string;
  readonly import: string;
  readonly member: { readonly email: string; readonly password: string; readonly name: string };
  readonly workspaceName: string;
}

const VICTIM = 'victim';
const NAUGHTY = 'naughty';
const userOf = (payload: string, index: number): string => `${payload} #${index}`;
const at = (index: number): string => PAYLOADS[index] ?? '';

/** All that a message says of where it came from. */
const contextOf = (payload: string) => ({
  library: { name: payload, version: payload },
  page: { url: payload, referrer: payload, title: payload, path: payload },
  userAgent: payload,
  campaign: { name: payload, source: payload },
});
const placeOf = (payload: string) => ({ unit: payload, touchpoint: payload, channel: payload });

/** Everything that one customer can say about a payload. */
export function eventsOf(userId: string, payload: string, run: string): object[] {
  const context = contextOf(payload);
  const answer = { survey: payload, question: payload, ...placeOf(payload) };
  return [
    { type: 'page', userId, context, name: payload, properties: { ...context.page, ...placeOf(payload) } },
    { type: 'track', userId, context, event: payload, properties: { [payload]: payload, list: [payload] } },
    {
      type: 'track',
      userId,
      context,
      event: 'Survey Answered',
      properties: { ...answer, response_id: `text ${run}`, question_type: 'text', value: payload },
    },
  ];
}

const scoreOf = (payload: string, index: number): object => ({
  type: 'track',
  userId: VICTIM,
  event: 'Survey Answered',
  properties: {
    response_id: `nps ${index}`,
    survey: payload,
    question: payload,
    question_type: 'nps',
    value: index % 11,
    ...placeOf(payload),
  },
});

function messages(): object[] {
  const of = (payload: string, index: number): object[] => [
    {
      type: 'identify',
      userId: userOf(payload, index),
      traits: { name: payload, email: payload, phone: payload, company: { name: payload } },
    },
    { type: 'identify', userId: VICTIM, context: contextOf(payload), traits: { [payload]: payload } },
    ...eventsOf(VICTIM, payload, String(index)),
    scoreOf(payload, index),
  ];
  return [
    ...PAYLOADS.flatMap(of),
    ...[5, 6, 7].map((index) => ({
      type: 'alias',
      userId: VICTIM,
      previousId: userOf(at(index), index),
    })),
  ];
}

const refused = (): object[] =>
  PAYLOADS.map((payload) => ({
    type: 'track',
    event: payload,
    properties: { [payload]: payload },
    context: contextOf(payload),
  }));

function naughtyMessages(): object[] {
  return naughtyStrings().flatMap((text, index) => [
    {
      type: 'track',
      userId: NAUGHTY,
      event: 'Survey Answered',
      properties: { response_id: `n ${index}`, survey: text, question: text, question_type: 'text', text },
    },
    { type: 'identify', userId: NAUGHTY, traits: { [`string ${index}`]: text } },
  ]);
}

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

const asking =
  (server: TestServer): Ask =>
  async <T>(method: string, path: string, body?: unknown) => {
    const answer = await server.call(method, path, body);
    if (answer.status !== 200)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };

interface Found {
  readonly items: readonly { readonly id: string; readonly userId: string }[];
}

async function findUser(ask: Ask, userId: string): Promise<string> {
  const { items } = await ask<Found>('GET', `/api/v1/customers?q=${encodeURIComponent(userId)}`);
  const found = items.find((item) => item.userId === userId);
  if (found === undefined) throw new Error(`no customer for ${userId}`);
  return found.id;
}

const csvCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** An import of each file name, the last one with rows that are all refused. */
async function importFiles(server: TestServer, ask: Ask): Promise<string> {
  let last = '';
  for (const payload of PAYLOADS)
    last = (await ask<{ id: string }>('POST', '/api/v1/imports', { kind: 'customers', file: payload })).id;
  const rows = PAYLOADS.map((payload) => `,${csvCell(payload)},${csvCell(payload)}`);
  const sent = await fetch(`${server.url}/api/v1/imports/${last}/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
    body: ['user_id,name,email', ...rows].join('\n'),
  });
  if (sent.status !== 200) throw new Error(`the upload answered ${sent.status}: ${await sent.text()}`);
  return last;
}

/** People, tokens and keys, one of each to a payload; the first person chooses a password. */
async function nameThings(server: TestServer, ask: Ask): Promise<HostileWorkspace['member']> {
  const invited = await Promise.all(
    PAYLOADS.map(async (name, index) => {
      await ask('POST', '/api/v1/api-tokens', { name, role: 'viewer' });
      await ask('POST', '/api/v1/write-keys', { name });
      const person = { email: `person-${index}@mail.example`, name, role: 'owner' };
      return ask<{ invitation: { link: string } }>('POST', '/api/v1/people', person);
    }),
  );
  const link = invited[4]?.invitation.link ?? '';
  const password = 'many petals of a daisy';
  const chosen = await fetch(`${server.url}/api/auth/reset-password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ token: new URL(link).searchParams.get('token'), newPassword: password }),
  });
  if (!chosen.ok) throw new Error(`choosing a password answered ${chosen.status}`);
  return { email: 'person-4@mail.example', password, name: at(4) };
}

/** Puts every payload wherever a stranger or a member can put text. */
export async function fillHostileWorkspace(server: TestServer): Promise<HostileWorkspace> {
  const ask = asking(server);
  for (const batch of [messages(), refused(), naughtyMessages()])
    for (let from = 0; from < batch.length; from += 500) await server.send(batch.slice(from, from + 500));
  const victim = await findUser(ask, VICTIM);
  const named = await Promise.all(
    PAYLOADS.map((payload, index) => findUser(ask, userOf(payload, index).trim())),
  );
  for (const index of [0, 1, 2])
    await ask('POST', `/api/v1/customers/${victim}/merge`, { absorb: named[index], reason: at(index) });
  const workspaceName = at(4);
  await ask('PATCH', '/api/v1/workspace', { name: workspaceName });
  return {
    victim,
    named,
    naughty: await findUser(ask, NAUGHTY).catch(() => ''),
    import: await importFiles(server, ask),
    member: await nameThings(server, ask),
    workspaceName,
  };
}
