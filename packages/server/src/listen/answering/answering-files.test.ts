import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';
import type { ResponseRow } from './find-door.store.ts';
import { makeSurvey } from './testing/make-survey.ts';
import { ask, english, nps, type Stage, stageOf } from './testing/stage.ts';
import { formIn, unescaped, visit } from './testing/visitor.ts';

let server: TestServer;
let stage: Stage;
beforeAll(async () => {
  server = await startTestServer();
  stage = stageOf(server);
});
afterAll(() => server?.stop());

const fileOf = (row: ResponseRow | undefined) => row?.answers['photo'] as { file: string; name: string };

describe('files', () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64)]);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>trap()</script></svg>';
  const good: [string, Buffer | string, string, string][] = [
    ['cat.png', png, 'image/png', 'cat.png'],
    ['../../etc/cat.svg', png, 'image/png', 'cat.svg.png'],
    ['photo\u202egnp.exe', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg', 'photognp.exe.jpg'],
    ['a.gif', 'GIF89a........', 'image/gif', 'a.gif'],
    ['b.webp', Buffer.from('524946460000000057454250', 'hex'), 'image/webp', 'b.webp'],
    ['c.pdf', '%PDF-1.7 ...', 'application/pdf', 'c.pdf'],
    ['d.txt', 'просто текст, 5 < 6', 'text/plain', 'd.txt'],
  ];
  const bad: [string, Buffer | string][] = [
    ['x.svg', svg],
    ['x.png', svg],
    ['x.txt', `\ufeff  ${svg}`],
    ['x.txt', `hello <script>trap()</script>`],
    ['x.png', Buffer.from('MZ\u0000\u0003program', 'latin1')],
    ['x.zip', Buffer.from('504b0304', 'hex')],
    ['x.txt', Buffer.from([0xff, 0xfe, 0x41, 0x00])],
  ];
  const asked = ask([
    { id: 'photo', type: 'file', accepts: ['image', 'pdf', 'text'], text: { en: 'A photo' } },
    { id: 'why', type: 'text', required: true, text: { en: 'Why?' } },
  ]);

  test('are told by their first bytes, kept under a name that is safe, and shown to nobody', async () => {
    const survey = await makeSurvey(server, 'files', asked);
    const path = await survey.link('test');
    for (const [name, content, type, kept] of good) {
      const someone = visit(server.url, english);
      await someone.open(path);
      await someone.send({ photo: new File([content], name), why: 'so' });
      expect(someone.page().html).toContain('Thank you!');
      const row = (await stage.rowsOf(survey.id)).at(-1);
      const { file, name: said } = fileOf(row);
      expect(said).toBe(kept);
      const stored = await server.services.database.inWorkspace(1 as never, (rows) =>
        rows.selectFrom('survey_file').selectAll().where('id', '=', file).executeTakeFirstOrThrow(),
      );
      expect(stored).toMatchObject({
        name: kept,
        type,
        public: false,
        response: row?.id,
        identity: row?.identity,
      });
      expect(stored.content).toEqual(Buffer.from(content));
      expect((await fetch(`${server.url}/s/image/${file}`)).status).toBe(404);
    }
  });

  test('of other kinds are refused, whatever they are called', async () => {
    const survey = await makeSurvey(server, 'bad-files', asked);
    const path = await survey.link();
    const someone = visit(server.url, english);
    await someone.open(path);
    for (const [name, content] of bad) {
      const page = await someone.send({ photo: new File([content], name), why: 'so' });
      expect(page.status, name).toBe(422);
      expect(page.html).toContain('Files of this kind are not taken');
    }
    expect((await someone.send({ photo: new File([], 'empty.png'), why: 'so' })).html).toContain(
      'The file is empty',
    );
    const large = await someone.send({
      photo: new File([png, Buffer.alloc(5_000_001)], 'large.png'),
      why: 'so',
    });
    expect(large.status).toBe(422);
    expect(large.html).toContain('at most 5 MB');
    expect(await stage.rowsOf(survey.id)).toEqual([]);
  });

  test('one that was right is kept while the rest of the page is put right', async () => {
    const survey = await makeSurvey(server, 'kept-files', asked);
    const someone = visit(server.url, english);
    await someone.open(await survey.link());
    const page = await someone.send({ photo: new File([png], 'cat.png'), why: '' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('Received: cat.png');
    await someone.send({ why: 'because' });
    const [row] = await stage.rowsOf(survey.id);
    expect(row).toMatchObject({ state: 'complete', answers: { why: 'because', photo: { name: 'cat.png' } } });
  });
});

describe('what is too much or hostile', () => {
  const texts = ask([
    { id: 'long', type: 'text', long: true, text: { en: 'Anything else?' } },
    { id: 'short', type: 'text', text: { en: 'In a word?' } },
    {
      id: 'one',
      type: 'single',
      other: true,
      text: { en: 'Which?' },
      options: [{ id: 'a', text: { en: 'A' } }],
    },
    {
      id: 'who',
      type: 'contact',
      text: { en: 'Who?' },
      fields: [{ field: 'name' }, { field: 'company' }],
    },
  ]);

  test('an answer of a megabyte is given back cut to its limit, with the rest of the page', async () => {
    const survey = await makeSurvey(server, 'oversize', texts);
    const someone = visit(server.url, english);
    await someone.open(await survey.link());
    const page = await someone.send({ long: 'я'.repeat(1_000_000 / 2), short: 'kept', one: 'a' });
    expect(page.status).toBe(413);
    expect(page.html).toContain('100 KB');
    expect(page.html).toContain('At most 10,000 characters');
    const fields = new Map(formIn(page.html).fields);
    expect(fields.get('long')).toBe('я'.repeat(10_000));
    expect(fields.get('short')).toBe('kept');
    expect(await stage.rowsOf(survey.id)).toEqual([]);
    await someone.send({});
    expect(await stage.rowsOf(survey.id)).toMatchObject([
      { state: 'complete', answers: { one: 'a', short: 'kept' } },
    ]);
    const huge = await fetch(`${server.url}${someone.page().path}`, {
      method: 'POST',
      body: new URLSearchParams({ long: 'x'.repeat(4_100_000) }),
    });
    expect(huge.status).toBe(413);
    expect(await huge.text()).toContain('<h1>');
  });

  test('what was typed stays where something is wrong, and each fault stands at its question', async () => {
    const survey = await makeSurvey(
      server,
      'faults',
      ask([
        { ...nps, required: true },
        { id: 'mail', type: 'text', kind: 'email', text: { en: 'E-mail?' } },
        { id: 'day', type: 'date', text: { en: 'When?' } },
        { id: 'short', type: 'text', max: 5, text: { en: 'In a word?' } },
      ]),
    );
    const someone = visit(server.url, english);
    await someone.open(await survey.link());
    const page = await someone.send({ mail: 'anna@', day: '2023-02-29', short: 'too long' });
    expect(page.status).toBe(422);
    for (const id of ['q1', 'mail', 'day', 'short']) expect(page.html).toContain(`id="e-${id}"`);
    expect(page.html).toContain('There is no such date');
    const fields = new Map(formIn(page.html).fields);
    expect(['mail', 'day', 'short'].map((name) => fields.get(name))).toEqual([
      'anna@',
      '2023-02-29',
      'too long',
    ]);
    expect(await stage.rowsOf(survey.id)).toEqual([]);
  });

  test('hostile text in the survey, in the address and in every answer stays text', async () => {
    const evil = `"><script>trap(1)</script><img src=x onerror=trap(2)>' onfocus='trap(3)`;
    const survey = await makeSurvey(server, 'hostile', {
      languages: ['en'],
      title: { en: evil },
      intro: { en: evil },
      thanks: { en: `${evil} {{answer.long}}` },
      hidden: [{ id: 'src' }],
      blocks: [
        { ...texts.blocks[0], id: 'b1', title: { en: evil } } as never,
        {
          id: 'b2',
          questions: [
            {
              id: 'end',
              type: 'single',
              text: { en: `{{answer.long}} {{hidden.src}} ${evil}` },
              help: { en: evil },
              options: [
                { id: 'a', text: { en: evil } },
                { id: 'b', text: { en: '{{answer.long}}' } },
              ],
            },
          ],
        },
      ],
    });
    const someone = visit(server.url, english);
    await someone.open(
      `${await survey.link()}?src=${encodeURIComponent(evil)}&q=long&v=${encodeURIComponent(evil)}`,
    );
    const pages = [someone.page()];
    pages.push(
      await someone.send({
        long: evil,
        short: evil,
        one: 'other',
        'one.other': evil,
        'who.name': evil,
        'who.company': evil,
        [evil]: evil,
        __proto__: evil,
        constructor: evil,
      }),
    );
    pages.push(await someone.send({ end: evil }));
    pages.push(await someone.send({ end: 'a' }));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 422, 200]);
    for (const { html } of pages) {
      expect(html).not.toMatch(/<script>|<img src=x/);
      const bare = (html.match(/<[a-z][^>]*>/g) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/g, ''));
      expect(bare.filter((tag) => /\son\w+=|'/.test(tag))).toEqual([]);
      expect(unescaped(html)).toContain('<script>trap(1)</script>');
    }
    const [row] = await stage.rowsOf(survey.id);
    expect(row?.answers).toEqual({
      long: evil,
      short: evil,
      one: 'other',
      'one.other': evil,
      who: { name: evil, company: evil },
      end: 'a',
    });
    expect(row?.hidden).toEqual({ src: evil });
  });

  test('forged fields, pages out of turn and questions that are not there change nothing', async () => {
    const survey = await makeSurvey(server, 'forged', {
      languages: ['en'],
      title: { en: 'Turns' },
      blocks: [
        { id: 'b1', questions: [{ ...nps, required: true }] },
        { id: 'b2', questions: [{ id: 'q2', type: 'text', text: { en: 'Why?' } }] },
      ],
    });
    const path = await survey.link();
    const post = (fields: Record<string, string>) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
    for (const fields of [
      { _page: 'b2', _asked: 'q2', q2: 'ahead' },
      { _page: 'nowhere', _asked: 'q1', q1: '5' },
      { _page: '__proto__', _asked: 'constructor' },
      {},
      { _r: 'x'.repeat(300), _v: '99999999999', _page: 'b2' },
    ])
      expect((await post(fields)).status).toBe(303);
    expect((await post({ _page: 'b1', _asked: 'q1', q1: '11' })).status).toBe(422);
    expect(
      (
        await fetch(`${server.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(415);
    expect(
      (
        await fetch(`${server.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
          body: 'nonsense',
        })
      ).status,
    ).toBeLessThan(500);
    expect(await stage.rowsOf(survey.id)).toEqual([]);
  });
});
