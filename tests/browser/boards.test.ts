import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { newMember } from '../security/support/people.ts';
import { findChromium } from './find-chromium.ts';
import { fillSampleCompany } from './support/sample-company.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, sessionOf, setStage } from './support/stage.ts';
import { type Watch, watch } from './support/watch.ts';

const stage = setStage(async (server) => {
  await fillSampleCompany(server, Date.now());
});
let context: BrowserContext;
let page: Page;
let seen: Watch;
beforeAll(async () => {
  if (findChromium() === null) return;
  context = await contextOf(stage(), { language: 'en' });
  seen = await watch(context, stage().server.url);
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});
afterAll(() => context?.close());

const open = async (path: string): Promise<void> => {
  await page.goto(path);
  await untilReady(page);
};
const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const noticed = (text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
const expectQuiet = (): void => expect(seen.take()).toEqual([]);
const headline = () => page.locator('main h1').innerText();

browserTest('defines a metric and sees what it measures before it is kept', async () => {
  await open('/measures');
  await button('Define a metric').click();
  await dialog().getByLabel('Name in English').fill('NPS of delivery');
  expect(await dialog().getByLabel('Key', { exact: true }).inputValue()).toBe('nps-of-delivery');
  await dialog().getByRole('button', { name: 'Add a condition' }).click();
  await dialog().getByLabel('Value', { exact: true }).fill('delivery');
  await dialog().getByLabel('Target', { exact: true }).fill('10');
  await expect.poll(() => dialog().locator('output').innerText()).toMatch(/^Over the last 90.days: /);
  await dialog().getByLabel('Fewest answers for a value').fill('5');
  await expect
    .poll(() => dialog().locator('output').innerText())
    .toMatch(/^Over the last 90.days: .+ n \d+\.$/);
  await dialog().getByRole('button', { name: 'Save the metric' }).click();
  await noticed('“NPS of delivery” is measured now.');
  await expect.poll(headline).toMatch(/^NPS of delivery: /);
  expect(new URL(page.url()).pathname).toBe('/measures/nps-of-delivery');
  expectQuiet();
});

let board = '';
browserTest('puts it on a board and shares the board with everybody', async () => {
  await open('/boards');
  await button('Make a board').click();
  await dialog().getByLabel('Name', { exact: true }).fill('Morning');
  await dialog().getByLabel('an empty board').check();
  await dialog().getByRole('button', { name: 'Make a board' }).click();
  await button('Add a card').click();
  await dialog().getByLabel('Metric').selectOption({ label: 'NPS of delivery' });
  await dialog().getByRole('button', { name: 'Done' }).click();
  await page.getByRole('heading', { name: 'NPS of delivery' }).waitFor();
  await button('Add words').click();
  await dialog().getByRole('textbox', { name: 'Words' }).fill('What the couriers look at');
  await dialog().getByRole('button', { name: 'Done' }).click();

  await button('Move “words” earlier').click();
  expect(await page.locator('article').first().innerText()).toContain('What the couriers look at');
  await button('Delete “words”').click();
  expect(await page.locator('article').count()).toBe(1);
  await button('Undo').first().click();
  expect(await page.locator('article').first().innerText()).toContain('What the couriers look at');

  await page.getByLabel('Who sees it').selectOption('viewer');
  await button('Save').click();
  await noticed('Saved.');
  await button('Edit').waitFor();
  board = new URL(page.url()).pathname;
  expectQuiet();
});

browserTest('takes the figures away as a table, with the purpose said', async () => {
  await open(board);
  await button('Export').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog().getByRole('button', { name: 'Table (CSV)' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toBe('card,by,group,value,unit,n,low95,high95');
  expect(lines[1]).toMatch(/^NPS of delivery,,total,-?[\d.]+,points,\d+,/);
  expectQuiet();
});

browserTest('a viewer sees the board and cannot change it', async () => {
  const { server, browser } = stage();
  const { email, password } = await newMember(server, server.credentials.apiToken, 'viewer');
  const session = await sessionOf(browser, server.url, email, password);
  const theirs = await contextOf(stage(), { language: 'en', session });
  const viewer = await theirs.newPage();
  viewer.setDefaultTimeout(15_000);
  await viewer.goto('/boards');
  await viewer.getByRole('link', { name: 'Morning' }).click();
  await viewer.getByRole('heading', { name: 'NPS of delivery' }).waitFor();
  await viewer
    .getByText(/^± .+ n \d+$/)
    .first()
    .waitFor();
  await viewer.getByText('What the couriers look at').waitFor();
  await viewer.goto(`${board}?mode=edit`);
  await untilReady(viewer);
  await viewer.getByRole('button', { name: 'Make a copy' }).waitFor();
  for (const act of ['Edit', 'Save', 'Remove', 'Add a card', 'Send as a digest'])
    expect(await viewer.getByRole('button', { name: act, exact: true }).count(), act).toBe(0);
  const saved = await theirs.request.put(`${server.url}/api/v1${board}`, {
    headers: { origin: server.url },
    data: { name: 'Mine', content: { cards: [] }, shared: null, basedOn: 2 },
  });
  expect([saved.status(), (await saved.json()).code]).toEqual([403, 'not-your-board']);
  await theirs.close();
});

browserTest('an owner hears of an export of a metric for coaching, and dismisses it', async () => {
  const { server } = stage();
  const pay = await server.call('GET', '/api/v1/metrics/ease/export?purpose=pay');
  expect(pay.status).toBe(403);
  await open('/');
  const line = page
    .getByRole('listitem')
    .filter({ hasText: 'asked for the coaching-only metric “Ease of solving” for pay' });
  await line.getByRole('button', { name: 'Dismiss' }).click();
  await line.waitFor({ state: 'detached' });
  expectQuiet();
});
