import { readFile } from 'node:fs/promises';
import type { SurveyLink, SurveyView } from '@romashka/model/contract';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, setStage } from './support/stage.ts';
import { type Watch, watch } from './support/watch.ts';

const stage = setStage(async (server) => {
  await server.call('PATCH', '/api/v1/workspace', { locale: 'en' });
});
let context: BrowserContext;
let page: Page;
let seen: Watch;
beforeAll(async () => {
  if (findChromium() === null) return;
  context = await contextOf(stage(), { language: 'en', more: { acceptDownloads: true } });
  seen = await watch(context, stage().server.url);
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});
afterAll(() => context?.close());

async function open(path: string): Promise<void> {
  await page.goto(path);
  await untilReady(page);
}
const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: typeof name === 'string' });
const noticed = (text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();
const card = (key: string) => page.locator(`[data-card="${key}"]`);
const idInUrl = (): string => new URL(page.url()).pathname.split('/')[2] ?? '';
const saved = () =>
  page
    .getByRole('status')
    .filter({ hasText: /^\s*Saved$/ })
    .waitFor();

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await stage().server.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as T;
}
const stored = () => ask<SurveyView>('GET', `/api/v1/surveys/${idInUrl()}`);

async function add(type: string): Promise<void> {
  await button('Add a question').first().click();
  await page.getByRole('button', { name: new RegExp(`^${type}`) }).click();
}

/** Pastes as a spreadsheet does: many lines at once. */
const paste = (into: Locator, text: string) =>
  into.evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

/** The questions of the draft as they stand on the screen. */
const order = () =>
  page
    .locator('[data-card^="question "]')
    .evaluateAll((cards) => cards.map((one) => (one as HTMLElement).dataset['card']?.split(' ')[1]));

browserTest(
  'a survey is made of five questions, mended where it is wrong, published and shared',
  async () => {
    await open('/surveys');
    expect(await page.locator('main h1').textContent()).toBe('Nobody is asked anything yet.');
    await button('Make the first survey').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('После визита');
    expect(await dialog.getByLabel('Key').inputValue()).toBe('posle-vizita');
    await dialog.getByLabel('Name').fill('After the visit');
    expect(await dialog.getByLabel('Key').inputValue()).toBe('after-the-visit');
    await button('Make the survey', dialog).click();
    await page.waitForURL(/\/surveys\/[0-9a-f-]{36}$/);

    const publish = button('Publish');
    expect(await publish.getAttribute('aria-disabled')).toBe('true');
    await add('NPS, 0 to 10');
    await add('One choice');
    const choice = card('question choice');
    await choice.getByLabel('Question', { exact: true }).fill('What did you come for?');
    await paste(choice.getByLabel('Option 1', { exact: true }), '1. A phone\n2. A SIM card\n3. Help');
    await button('Remove option 4', choice).click();
    await add('Text');
    const comment = card('question comment');
    await comment.getByLabel('Question', { exact: true }).fill('What went wrong?');
    await button('Add a condition', comment).click();
    await page
      .getByRole('button', { name: /^How likely are you/ })
      .last()
      .click();
    await comment.getByLabel('Comparison').selectOption('at-most');
    await comment.getByLabel('Value', { exact: true }).fill('6');
    await comment
      .getByText('“How likely are you to recommend us to a friend or colleague?” is at most 6.')
      .waitFor();
    await add('Date');
    await add('Statement');
    await card('question statement').getByLabel('Words').fill('That was all.');

    // The date has no words yet: the check says so, leads there, and is content afterwards.
    await page.getByText('1 thing keeps the survey from being published').waitFor();
    expect(await publish.getAttribute('aria-description')).toContain('First mend 1');
    await button('Show').click();
    await page.getByLabel('Findings').getByRole('button', { name: 'date' }).click();
    await card('question date').getByText('Something here has no words yet').waitFor();
    await card('question date').getByLabel('Question', { exact: true }).fill('When were you here?');
    await page.getByText('Nothing is in the way of publishing.').waitFor();

    // Moved by the keyboard and taken back.
    await card('question statement').locator('> button').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(order).toEqual(['nps', 'choice', 'comment', 'statement', 'date']);
    await page.keyboard.press('Control+z');
    await expect.poll(order).toEqual(['nps', 'choice', 'comment', 'date', 'statement']);
    await saved();
    const { draft } = await stored();
    expect(draft.blocks.flatMap(({ questions }) => questions)).toMatchObject([
      { id: 'nps', type: 'nps', required: true },
      { id: 'choice', options: [{ id: 'a-phone' }, { id: 'a-sim-card' }, { id: 'help' }] },
      {
        id: 'comment',
        show: { kind: 'all', of: [{ field: 'answer.nps', op: 'at-most', value: 6 }] },
      },
      { id: 'date' },
      { id: 'statement' },
    ]);

    await publish.click();
    await page.getByRole('dialog').getByText('can be answered by its links, with 4').waitFor();
    await button('Publish', page.getByRole('dialog')).click();
    await noticed('Published: version 1 is being asked.');

    await page.getByRole('tab', { name: 'Share' }).click();
    await button('New links').click();
    await dialog.getByLabel('Name').fill('Receipt');
    await button(/^Make 1.link$/, dialog).click();
    await page.getByRole('row', { name: /Receipt/ }).waitFor();
    await button('QR code of Receipt').click();
    const url = await dialog.getByLabel('Links').inputValue();
    await dialog.getByRole('img', { name: 'QR code of Receipt' }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), button('Download PNG', dialog).click()]);
    expect(file.suggestedFilename()).toBe('qr-receipt.png');
    const asked = await (await fetch(url.replace(/^https?:\/\/[^/]+/, stage().server.url))).text();
    expect(asked).toContain('How likely are you to recommend us');

    await open('/surveys');
    expect(await page.locator('main h1').textContent()).toMatch(/^1.survey is open\.$/);
    await page.getByRole('row', { name: /After the visit.*Open/s }).waitFor();
    expect(seen.take()).toEqual([]);
  },
  120_000,
);

/** A survey of another tool, with one question that has no counterpart here. */
const THEIRS = {
  title: 'Visit to the shop',
  pages: [
    {
      name: 'page1',
      elements: [
        { type: 'rating', name: 'nps', title: 'Would you recommend us?', rateMin: 0, rateMax: 10 },
        { type: 'comment', name: 'why', title: 'Why so?', visibleIf: '{nps} <= 6' },
        { type: 'signaturepad', name: 'sign', title: 'Sign here' },
      ],
    },
  ],
};

browserTest(
  'a survey comes from the file of another tool, what is lost is told, and goes out as one',
  async () => {
    await open('/surveys?open=new');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'A file' }).check();
    await button('Make the survey', dialog).click();
    await dialog.getByRole('alert').filter({ hasText: 'Choose a file first' }).waitFor();
    const give = (name: string, text: string) =>
      dialog
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await give('answers.json', 'score;comment');
    await dialog.getByRole('alert').filter({ hasText: 'This is no JSON' }).waitFor();
    await give('package.json', '{"version":"1"}');
    await dialog.getByRole('alert').filter({ hasText: 'Nothing in this file tells' }).waitFor();
    await dialog.getByLabel('Whose file it is').selectOption({ label: 'Formbricks' });
    await dialog.getByRole('alert').filter({ hasText: 'This is not a survey of Formbricks' }).waitFor();

    await give('theirs.json', JSON.stringify(THEIRS));
    await dialog.getByText(/^Taken: 2.questions in 1.block, English\./).waitFor();
    await dialog.getByText(/^1.part of the file was changed or left out:$/).waitFor();
    const lost = dialog.getByRole('region', { name: 'What was changed or left out' });
    expect(await lost.getByRole('heading').allTextContents()).toEqual([
      'A kind of question that has no counterpart: 1',
    ]);
    expect(await lost.getByRole('listitem').allTextContents()).toEqual([
      '$.pages[0].elements[2]signaturepad',
    ]);
    expect(await dialog.getByLabel('Whose file it is').inputValue()).toBe('surveyjs');
    expect(await dialog.getByLabel('Key').inputValue()).toBe('visit-to-the-shop');
    await button('Make the survey', dialog).click();
    await page.waitForURL(/\/surveys\/[0-9a-f-]{36}$/);
    await expect.poll(order).toEqual(['nps', 'why']);
    expect((await stored()).draft.blocks[0]?.questions[1]?.show).toMatchObject({
      field: 'answer.nps',
      op: 'at-most',
      value: 6,
    });

    // What was typed a moment ago is in the file, too.
    await card('question why').locator('> button').click();
    await card('question why').getByLabel('Question', { exact: true }).fill('What was wrong?');
    await page.getByRole('tab', { name: 'Share' }).click();
    await button('Download as a file').click();
    await dialog.getByText('Everything goes into the file.').waitFor();
    await dialog.getByRole('radio', { name: 'SurveyJS' }).check();
    await dialog.getByText('Everything goes into the file.').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), button('Download', dialog).click()]);
    expect(file.suggestedFilename()).toBe('visit-to-the-shop.surveyjs.json');
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('What was wrong?');
    expect(JSON.parse(text)).toHaveProperty('pages');
    expect(seen.take().filter((fault) => !fault.includes('400'))).toEqual([]);
  },
);

browserTest('what somebody else saved in between is not lost, nor what was typed', async () => {
  const { id, draft, revision } = await ask<SurveyView>('POST', '/api/v1/surveys', {
    key: 'two-at-once',
    name: 'Two at once',
    content: { languages: ['en'], title: { en: 'First' }, blocks: [{ id: 'b', questions: [] }] },
  });
  await open(`/surveys/${id}?card=start`);
  const title = card('start').getByLabel('Title');
  await title.waitFor();
  await ask('PUT', `/api/v1/surveys/${id}`, {
    content: { ...draft, title: { en: 'Theirs' } },
    basedOn: revision,
  });
  await title.fill('Mine');
  const banner = page.getByRole('alert').filter({ hasText: 'saved this survey while you were changing it' });
  await banner.waitFor();
  expect(await title.inputValue()).toBe('Mine');
  await button('Keep mine as a copy', banner).click();
  await noticed('Yours is kept as a survey of its own.');
  await page.waitForURL((url) => url.pathname !== `/surveys/${id}`);
  expect(await stored()).toMatchObject({ name: 'Two at once (copy)', draft: { title: { en: 'Mine' } } });
  expect((await ask<SurveyView>('GET', `/api/v1/surveys/${id}`)).draft.title.en).toBe('Theirs');
  expect(seen.take().filter((fault) => !fault.includes('409'))).toEqual([]);
});

browserTest('without a connection the draft stays and is saved once there is one', async () => {
  const { id } = await ask<SurveyView>('POST', '/api/v1/surveys', { key: 'cut-off', name: 'Cut off' });
  await open(`/surveys/${id}?card=start`);
  const title = card('start').getByLabel('Title');
  await title.waitFor();
  const isSave = (url: URL) => url.pathname === `/api/v1/surveys/${id}`;
  await page.route(isSave, (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await title.fill('Typed on the train');
  const mark = page.getByRole('alert').filter({ hasText: 'Not saved' });
  await mark.waitFor();
  await page.getByRole('link', { name: 'All surveys' }).click();
  await page.getByRole('dialog').getByText('The last changes could not be saved.').waitFor();
  await button('Stay here').click();
  await page.unroute(isSave);
  await button('Try again', mark).click();
  await saved();
  expect((await stored()).draft.title.en).toBe('Typed on the train');
  seen.take();
});

browserTest('personal links are shown once and saved as a file', async () => {
  const { server } = stage();
  await server.send([{ type: 'identify', userId: 'u-1', traits: { name: 'Anna' } }]);
  const { items } = await ask<{ items: { id: string; name: string }[] }>('GET', '/api/v1/surveys');
  const survey = items.find(({ name }) => name === 'After the visit');
  await open(`/surveys/${survey?.id}?tab=share&open=invite`);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User ids, one on a line').fill('u-1\n=nobody\nu-1\n');
  await button('Make the links', dialog).click();
  await dialog.getByText(/^1.personal link was made\.$/).waitFor();
  await dialog.getByText(/1.id is not known here: =nobody/).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button('Download as CSV', dialog).click(),
  ]);
  expect(file.suggestedFilename()).toBe('after-the-visit-links.csv');
  const links = await ask<{ items: SurveyLink[] }>('GET', `/api/v1/surveys/${survey?.id}/links`);
  expect(links.items.map(({ name }) => name)).toEqual(['Receipt']);
  expect(seen.take()).toEqual([]);
});
