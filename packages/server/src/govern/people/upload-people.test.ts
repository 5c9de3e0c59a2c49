import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.call('POST', '/api/v1/units', {
    rows: [
      { unit: 'shop-1', parent: 'north' },
      { unit: 'shop-2', parent: 'north' },
    ],
  });
});
afterAll(() => server?.stop());

interface Uploaded {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly links: readonly { email: string; link: string }[];
  readonly rejected: readonly { row: number; email: string; code: string }[];
}

async function upload(lines: readonly string[], query = ''): Promise<Uploaded> {
  const answer = await fetch(`${server.url}/api/v1/people/file${query}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
    body: lines.join('\n'),
  });
  const body = await answer.json();
  expect([answer.status, body]).toMatchObject([200, {}]);
  return body as Uploaded;
}
const people = async () =>
  (
    (await server.call('GET', '/api/v1/people')).body as {
      items: { email: string; role: string; units: string[] }[];
    }
  ).items;

test('who is new becomes a member of their units, with a link; bad rows cost no other and say why', async () => {
  const lines = [
    'Почта,ФИО,Роль,Подразделения',
    'Anna@Example.test,Анна,,shop-1',
    'boris@example.test,Борис,analyst,shop-1;shop-2',
    'not an address,Ктото,viewer,shop-1',
    'vera@example.test,Вера,owner,',
    'gleb@example.test,Глеб,viewer,shop-99',
  ];
  const tried = await upload(lines, '?dryRun=true&links=true');
  expect(tried).toMatchObject({ rows: 5, added: 2, links: [] });
  expect(await people()).toHaveLength(1);
  const taken = await upload(lines, '?links=true');
  expect(taken).toMatchObject({ rows: 5, added: 2, changed: 0, same: 0 });
  expect(taken.rejected.map(({ row, code }) => [row, code])).toEqual([
    [4, 'no-email'],
    [5, 'no-role'],
    [6, 'unknown-unit'],
  ]);
  expect(taken.links.map(({ email }) => email)).toEqual(['anna@example.test', 'boris@example.test']);
  const members = await people();
  expect(members.find(({ email }) => email === 'boris@example.test')).toMatchObject({
    role: 'analyst',
    units: ['shop-1', 'shop-2'],
  });
});

test('the same file again changes nothing; a changed row changes only its person; an owner stays', async () => {
  const [{ email: owner } = { email: '' }] = (await people()).filter(({ role }) => role === 'owner');
  const again = await upload([
    'email,name,role,units',
    'anna@example.test,Анна,viewer,shop-1',
    'boris@example.test,Борис,viewer,shop-2',
    `${owner},Owner,viewer,shop-1`,
  ]);
  expect(again).toMatchObject({ added: 0, changed: 1, same: 1, rejected: [{ code: 'is-owner' }] });
  expect((await people()).find(({ email }) => email === 'boris@example.test')).toMatchObject({
    role: 'viewer',
    units: ['shop-2'],
  });
});

test('a file without a column for the address is refused', async () => {
  const answer = await fetch(`${server.url}/api/v1/people/file`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
    body: 'name\nAnna\n',
  });
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'no-email-column' }]);
});
