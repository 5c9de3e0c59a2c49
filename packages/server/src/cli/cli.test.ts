import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetRow, writeWorkbook } from '../listen/imports/file/testing/write-workbook.ts';
import { freePort, startTestServer, type TestServer } from '../testing/start-test-server.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'romashka-cli-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a folder of its own, with nothing in the environment but what is given. */
function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [MAIN, ...args],
      { cwd: folder, env: { PATH: process.env['PATH'], ...env } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

/** With the data folder of the test's server, where its credentials are. */
const here = (...args: string[]) => run([...args, '--data', server.services.config.dataDir]);

const write = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

test.each([
  [[]],
  [['start']],
  [['import']],
  [['import', 'customers']],
  [['import', 'events']],
  [['import', 'answers']],
  [['token']],
  [['token', 'create']],
  [['backup']],
  [['restore']],
  [['erase']],
  [['doctor']],
])('romashka %j --help tells about itself', async (words) => {
  const { code, out } = await run([...words, '--help']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Usage: romashka/);
});

test('an import goes in, writes what was rejected into a file and ends with 2', async () => {
  const file = await write('people.csv', 'id,name,score\nA,Anna,5\n,Boris,4\nC,=1+1,9\n');
  const map = await write(
    'map.json',
    JSON.stringify({
      time: { fixed: '2024-05-01' },
      columns: { score: { answer: { question_type: 'csat' } } },
    }),
  );
  const first = await here('import', 'customers', file, '--map', map);
  expect(first.out).toMatch(/^3 rows in .*: 2 new events, 0 known before, 2 rows rejected\.\n$/);
  expect(first.code).toBe(2);
  const rejected = await readFile(join(folder, 'people.csv.rejected.csv'), 'utf8');
  expect(rejected).toBe(
    '\ufeffline,reason,row\r\n3,"the row names no customer: ""id"" is empty.",",Boris,4"\r\n' +
      '4,"column ""score"": a csat value must be a whole number from 1 to 5.","C,=1+1,9"\r\n',
  );
  const again = await here(
    'import',
    'customers',
    file,
    '--map',
    map,
    '--rejected',
    join(folder, 'other.csv'),
  );
  expect(again.out).toContain('0 new events, 2 known before');
});

test('a workbook goes in like any file, from the sheet that the map names', async () => {
  const sheet = (name: string, cells: readonly string[]) => ({
    name,
    rows: sheetRow(1, ['id', 'name']) + sheetRow(2, cells),
  });
  const book = writeWorkbook({ sheets: [sheet('Notes', ['', 'no']), sheet('Clients', ['W-1', 'Wanda'])] });
  const file = join(folder, 'people.xlsx');
  await writeFile(file, book);
  const map = await write('sheet.json', JSON.stringify({ sheet: 'Clients' }));
  const tried = await run(['import', 'customers', file, '--map', map, '--dry-run']);
  expect(tried.out).toContain('1 rows would give: 1 identify.');
  const taken = await here('import', 'customers', file, '--map', map);
  expect(taken).toMatchObject({ code: 0, out: expect.stringMatching(/^1 rows in .*: 1 new events/) });
});

test('a dry run says what would be and sends nothing', async () => {
  const file = await write('events.csv', 'user_id;event;time\nD;Dry Run;2024-05-01\nD;Dry Run;\n');
  const { code, out, err } = await run(['import', 'events', file, '--dry-run']);
  expect(out).toContain('2 rows would give: 1 Dry Run.');
  expect(err).toContain('line 3: column "time" is empty');
  expect(code).toBe(2);
});

test.each([
  ['a file that is not there', ['import', 'customers', 'nowhere.csv'], 'There is no file nowhere.csv.'],
  ['a folder', ['import', 'customers', '.'], '. is not a file.'],
  [
    'a map that is not there',
    ['import', 'customers', MAIN, '--map', 'no.json'],
    'The map file no.json cannot be read (ENOENT).',
  ],
  ['a file of the wrong kind', ['import', 'customers', process.execPath], 'zero bytes'],
  ['a kind that is none', ['import', 'people', 'x.csv'], 'unknown command'],
  [
    'a token that is not there',
    ['token', 'revoke', 'nobody'],
    'There is no token with the id or name "nobody"',
  ],
  [
    'a person who is not there',
    ['token', '--recover', 'x@example.com'],
    'Nobody here has the e-mail address x@example.com',
  ],
  [
    'a customer who is not there',
    ['erase', 'nobody', '--yes'],
    'No customer has the id, user id or e-mail address "nobody"',
  ],
  ['an address that is none', ['token', 'list', '--url', 'localhost'], 'must begin with http:// or https://'],
  [
    'a server that is not there',
    ['token', 'list', '--url', 'http://127.0.0.1:9'],
    'No server answers at http://127.0.0.1:9 (ECONNREFUSED)',
  ],
  [
    'a token that is wrong',
    ['token', 'list', '--token', 'wrong'],
    'This API token is not known or was revoked.',
  ],
])('%s ends with 1 and a sentence', async (_what, args, sentence) => {
  const { code, err, out } = await here(...args);
  expect(err).toContain(sentence);
  expect(err).not.toContain('    at ');
  expect(out).toBe('');
  expect(code).toBe(1);
});

test('a map with a fault is told exactly', async () => {
  const map = await write('bad.json', JSON.stringify({ columns: { Zip: 'ignored' }, basis: 'because' }));
  const { code, err } = await here('import', 'customers', MAIN, '--map', map);
  expect(code).toBe(1);
  expect(err).toMatch(/columns\."Zip": must be "userId"/);
  expect(err).toMatch(/basis: must be one of contract/);
});

test('without a token it says where tokens come from', async () => {
  const { code, err } = await run(['token', 'list']);
  expect(code).toBe(1);
  expect(err).toContain('There is no API token');
});

test('a token is made, works, is listed without its secret and ended', async () => {
  const { url } = server;
  const made = await here('token', 'create', '--name', 'nightly', '--role', 'owner');
  const secret = made.out.trim();
  const list = await run(['token', 'list'], { ROMASHKA_URL: url, ROMASHKA_TOKEN: secret });
  expect(list.out).toMatch(/owner.*nightly/);
  expect(list.out).not.toContain(secret);
  expect((await here('token', 'revoke', 'nightly')).out).toBe('Token "nightly" is ended.\n');
  expect((await run(['token', 'list'], { ROMASHKA_URL: url, ROMASHKA_TOKEN: secret })).code).toBe(1);
});

test('a token of some units is made and listed with them', async () => {
  await server.call('POST', '/api/v1/units', { rows: [{ unit: 'shop-1' }, { unit: 'shop-2' }] });
  const create = (...units: string[]) =>
    here('token', 'create', '--name', 'till', '--role', 'viewer', '--unit', ...units);
  const made = await create('shop-1', 'shop-2');
  expect(made.code).toBe(0);
  expect((await here('token', 'list')).out).toMatch(/viewer.*till \(only shop-1, shop-2\)/);
  const refused = await create('shop-3');
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('no such unit: "shop-3"')]);
});

test('a customer is erased by user id, and not without a yes', async () => {
  await server.send([{ type: 'identify', userId: 'gone', traits: { email: 'gone@example.com' } }]);
  const asked = await here('erase', 'gone');
  expect(asked.code).toBe(1);
  expect(asked.err).toContain('--yes');
  expect((await here('erase', 'GONE@example.com', '--yes')).out).toMatch(
    /^gone, gone@example\.com is erased/,
  );
  const { body } = await server.call('GET', '/api/v1/customers?q=gone@example.com');
  expect((body as { items: [] }).items).toEqual([]);
});

test('doctor finds nothing wrong with what is right', async () => {
  const { code, out } = await here('doctor');
  expect(out).toContain('Both engines answer and all migrations are done.');
  expect(out).toContain('The API token is known to the server.');
  expect(out).toMatch(/Nothing is wrong\.\n$/);
  expect(code).toBe(0);
});

test('doctor says what is wrong, and how to mend it', async () => {
  const data = await mkdtemp(join(tmpdir(), 'romashka-ill-'));
  await writeFile(join(data, 'credentials.json'), '{"url":"http://127.0.0.1:9","apiToken":"x"}');
  await chmod(join(data, 'credentials.json'), 0o644);
  await writeFile(
    join(data, 'server.lock'),
    JSON.stringify({ pid: 4_194_304, started: '', host: (await import('node:os')).hostname() }),
  );
  const taken = createServer((_request, response) => response.end('something else'));
  const port = await freePort();
  await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
  const { code, out } = await run(['doctor', '--data', data], { ROMASHKA_PORT: String(port) });
  expect(out).toMatch(/WRONG .*credentials\.json can be read by others/);
  expect(out).toContain('chmod 600');
  expect(out).toMatch(/look {3}Process 4194304, which held the data folder, is gone/);
  expect(out).toContain('No server answers at http://127.0.0.1:9');
  expect(out).toMatch(new RegExp(`WRONG {2}Port ${port} is taken`));
  expect(code).toBe(1);
  const other = await run(['doctor', '--data', data, '--url', `http://127.0.0.1:${port}`]);
  expect(other.out).toContain('it is not Romashka');
  taken.close();
  await rm(data, { recursive: true });
});
