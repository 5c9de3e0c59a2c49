import { readFile } from 'node:fs/promises';
import type { WorkspaceId } from '@romashka/model/kernel';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { fillSampleCompany, type SampleCompany } from './support/sample-company.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, setStage } from './support/stage.ts';
import { type Watch, watch } from './support/watch.ts';

const LIVE_MS = 5_000;
let company: SampleCompany;
const stage = setStage(async (server) => {
  await server.call('PATCH', '/api/v1/workspace', { locale: 'en' });
  company = await fillSampleCompany(server, Date.now());
});

let context: BrowserContext;
let page: Page;
let seen: Watch;
beforeAll(async () => {
  if (findChromium() === null) return;
  context = await contextOf(stage(), { language: 'en', more: { acceptDownloads: true } });
  seen = await watch(context, stage().server.url);
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});
afterAll(() => context?.close());

async function open(path: string, on: Page = page): Promise<void> {
  await on.goto(path);
  await untilReady(on);
}

const button = (name: string | RegExp, on: Page = page) =>
  on.getByRole('button', { name, exact: typeof name === 'string' });
const heading = (on: Page = page) => on.locator('main h1').textContent();
const search = (on: Page = page): URLSearchParams => new URL(on.url()).searchParams;
const noticed = (text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();

/** Nothing went wrong besides what the test asked for in vain. */
function expectQuiet(watching: Watch = seen, asked: RegExp = /^$/): void {
  expect(watching.take().filter((fault) => !asked.test(fault))).toEqual([]);
}

/** Presses Tab until what has the focus answers to `wanted`. */
async function tabTo(on: Page, wanted: string): Promise<void> {
  for (let press = 0; press < 12; press += 1) {
    await on.keyboard.press('Tab');
    const there = await on.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted);
    if (there) return;
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

browserTest('signs in by keyboard alone, hears of a wrong password, and signs out', async () => {
  const { server } = stage();
  const { email, password } = server.credentials;
  const own = await contextOf(stage(), { language: 'en', session: null });
  const watching = await watch(own, server.url);
  const door = await own.newPage();
  await open('/customers', door);
  await tabTo(door, '[name=email]');
  await door.keyboard.type(email);
  await tabTo(door, '[name=password]');
  await door.keyboard.type('not the password');
  await door.keyboard.press('Enter');
  await door.getByRole('alert').getByText('The e-mail or the password is not right.').waitFor();
  await door.keyboard.press('Control+a');
  await door.keyboard.type(password);
  await door.keyboard.press('Enter');
  await door.getByRole('heading', { level: 1, name: /^Customers/ }).waitFor();
  expect(new URL(door.url()).pathname).toBe('/customers');
  await tabTo(door, 'a[href="#content"]');
  await door.keyboard.press('Enter');
  expect(await door.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');

  await button(/^Profile:/, door).click();
  await button('Sign out', door).click();
  await door.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  await door.goBack().catch(() => null);
  await open('/customers', door);
  expect(await heading(door)).toBe('Sign in');
  const answer = await own.request.get('/api/v1/me');
  expect(answer.status()).toBe(401);
  expectQuiet(watching, /401/);
  await own.close();
});

browserTest('finds a customer with the palette and opens them without a mouse', async () => {
  await open('/');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('marlow');
  await page.getByRole('option', { name: /Alice Marlow/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Alice Marlow:/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('write keys');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/write-keys');
  expectQuiet();
});

const answersCounted = async (): Promise<number> => {
  await open('/?period=90d');
  const [, count = ''] =
    /([\d,]+)\s+answers/.exec((await page.locator('main header').textContent()) ?? '') ?? [];
  return Number(count.replaceAll(',', ''));
};

browserTest('an answer is on the live screen within 5 s and then in the figures', async () => {
  const before = await answersCounted();
  expect(before).toBeGreaterThan(30);
  await open('/live');
  await page.getByText('Connected.').waitFor();
  const question = 'Would you come again?';
  const { server } = stage();
  const sent = Date.now();
  await fetch(`${server.url}/v1/track`, {
    method: 'POST',
    body: JSON.stringify({
      writeKey: server.credentials.writeKey,
      userId: 'u-1006',
      event: 'Survey Answered',
      properties: {
        response_id: 'live',
        survey: 's',
        question,
        question_type: 'nps',
        value: 10,
        unit: 'Pier 4',
      },
    }),
  });
  const row = page.getByRole('listitem').filter({ hasText: question });
  await row.waitFor({ timeout: LIVE_MS });
  expect(Date.now() - sent).toBeLessThan(LIVE_MS);
  expect(await row.textContent()).toMatch(/10[\s\S]*Pier 4[\s\S]*Alice Marlow/);
  expect(await heading()).toMatch(/1\sanswer, 0\sevents/);
  expect(await answersCounted()).toBe(before + 1);
  expectQuiet();
});

browserTest('filters live in the address, and Back takes them back', async () => {
  await open('/');
  await button(/^Period:/).click();
  await button('30 days').click();
  await expect.poll(() => search().get('period')).toBe('30d');
  await button(/^Unit:/).click();
  await button(/^Harbour Street \d/).click();
  await expect.poll(() => search().get('unit')).toBe('Harbour Street');
  await page.getByRole('link', { name: 'Live', exact: true }).first().click();
  await page.waitForURL('**/live*');
  expect(search().get('unit')).toBe('Harbour Street');
  await page.goBack();
  await page.goBack();
  await button('Unit: All units').waitFor();
  expect([search().get('period'), search().get('unit')]).toEqual(['30d', null]);

  await open('/live');
  await page.getByText('Answers', { exact: true }).click();
  await expect.poll(() => search().get('kind')).toBe('answer');
  await page.goBack();
  expect(search().get('kind')).toBe(null);

  await open(`/customers/${company.merged}`);
  const type = page.getByLabel('Type');
  await type.selectOption('page');
  await expect.poll(() => search().get('type')).toBe('page');
  await page.reload();
  await untilReady(page);
  expect(await type.inputValue()).toBe('page');
  expect(await page.locator('main li > button').count()).toBe(2);
  await page.goBack();
  await expect.poll(() => page.locator('main li > button').count()).toBeGreaterThan(2);

  await open('/customers');
  await page.getByLabel('Find a customer').fill('alice');
  await expect.poll(() => search().get('q')).toBe('alice');
  await page.getByRole('heading', { level: 1, name: /1\scustomer fits/ }).waitFor();
  expectQuiet();
});

browserTest('undoes a merge and sees both persons', async () => {
  await open(`/customers/${company.merged}?tab=identity`);
  const main = page.getByRole('main');
  await main.getByText('visitor-1').first().waitFor();
  await button('Undo the merge').click();
  await noticed('The merge is undone.');
  await main.getByText(/^Undone on/).waitFor();
  expect(await button('Undo the merge').count()).toBe(0);
  const identities = main.locator('section', { hasText: 'Identities' }).first();
  expect(await identities.textContent()).not.toContain('visitor-1');
  await open('/customers?q=visitor-1');
  await main.getByRole('row').nth(1).getByRole('link').click();
  await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
  expect(page.url()).not.toContain(company.merged);
  await untilReady(page);
  await main.getByText('Главная').waitFor();
  expectQuiet();
});

browserTest('confirms a possible match', async () => {
  await open(`/customers/${company.matched}`);
  await page.getByRole('heading', { name: 'Possibly the same person' }).waitFor();
  await button('Compare and join').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('table').getByText('Гость').waitFor();
  await dialog.getByLabel(/^Why/).fill('Same person, two cards');
  await dialog.getByRole('button', { name: 'Join into one customer' }).click();
  await noticed('Joined into one customer.');
  await page.getByRole('heading', { name: 'Possibly the same person' }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: /^Identities/ }).click();
  await page.getByText('u-2000').first().waitFor();
  await page.getByText('Same person, two cards').waitFor();
  expectQuiet();
});

browserTest('mends a rejected message and sends it again', async () => {
  await open('/rejected');
  const rows = page.locator('main li > button');
  const before = await rows.count();
  await rows.filter({ hasText: /event/i }).first().click();
  const body = page.getByRole('dialog').getByRole('textbox');
  const message = JSON.parse(await body.inputValue()) as Record<string, unknown>;
  await body.fill('{ not JSON');
  expect(await button('Send the mended one').isDisabled()).toBe(true);
  await body.fill(JSON.stringify({ ...message, event: 'Mended Event' }));
  await button('Send the mended one').click();
  await noticed(/^Accepted/);
  await expect.poll(() => rows.count()).toBe(before - 1);
  await stage().server.services.shipper.flush();
  await open('/customers?q=u-1003');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('main').getByText('Mended Event').first().waitFor();
  expectQuiet();
});

browserTest('creates an API token, whose secret is shown once and works', async () => {
  const { url } = stage().server;
  await open('/settings/tokens');
  await button('Create an API token').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Nightly report');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  const secret = await dialog.getByLabel('Secret').inputValue();
  const ask = () => fetch(`${url}/api/v1/customers`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await ask()).status).toBe(200);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await untilReady(page);
  const row = page.getByRole('row', { name: /Nightly report/ });
  expect(await page.content()).not.toContain(secret);
  await row.getByRole('button', { name: /Revoke/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await noticed(/is revoked/);
  expect((await ask()).status).toBe(401);
  expectQuiet();
});

browserTest('invites a viewer, who chooses a password and sees and may only what a viewer may', async () => {
  await open('/settings/people');
  await button('Invite a person').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Vera Looker');
  await dialog.getByLabel('E-mail').fill('vera@mail.example');
  await dialog.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await dialog.getByLabel('One-time link').inputValue();
  expectQuiet();

  const own = await contextOf(stage(), { language: 'en', session: null });
  const watching = await watch(own, stage().server.url);
  const tab = await own.newPage();
  const password = 'three quiet petals';
  await tab.goto(link);
  await tab.getByLabel('New password', { exact: true }).fill(password);
  await tab.getByLabel('The same once more').fill(password);
  await button('Save the password', tab).click();
  await tab.getByRole('heading', { level: 1, name: 'The password is saved' }).waitFor();
  await tab.goto(link);
  await tab.getByLabel('New password', { exact: true }).fill(`${password} again`);
  await tab.getByLabel('The same once more').fill(`${password} again`);
  await button('Save the password', tab).click();
  await tab.getByRole('heading', { level: 1, name: 'This link no longer works' }).waitFor();
  expectQuiet(watching, /40[01]/);

  await tab.getByRole('link', { name: 'Sign in' }).click();
  await tab.getByLabel('E-mail').fill('vera@mail.example');
  await tab.getByLabel('Password', { exact: true }).fill(password);
  await button('Sign in', tab).click();
  await tab.getByRole('heading', { level: 1, name: /NPS/ }).waitFor();
  const rooms = await tab.getByRole('navigation', { name: 'Rooms' }).first().textContent();
  expect(rooms).toContain('Customers');
  expect(rooms).not.toMatch(/Imports|Rejected/);
  await open('/settings/people', tab);
  await tab.getByText('Only an owner sees this page').waitFor();
  await open(`/customers/${company.merged}`, tab);
  for (const name of ['Erase', 'Export', 'Undo the merge']) expect(await button(name, tab).count()).toBe(0);
  expectQuiet(watching, /40[01]/);
  for (const path of ['/api/v1/people', '/api/v1/rejected', `/api/v1/customers/${company.merged}/export`])
    expect((await own.request.get(path)).status(), path).toBe(403);
  await own.close();
});

browserTest('exports all that is held of a customer as JSON', async () => {
  await open(`/customers/${company.merged}`);
  const [download] = await Promise.all([page.waitForEvent('download'), button('Export').click()]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  const exported = JSON.parse(await readFile(await download.path(), 'utf8')) as object;
  expect(JSON.stringify(exported)).toContain('u-1000@mail.example');
  expect(JSON.stringify(exported)).toContain('Order Completed');
  await noticed('All that is held of this customer is in the file.');
  expectQuiet();
});

browserTest('erases a customer, who is gone at once', async () => {
  await open('/customers?q=u-1011');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /^Felix Thorne/ }).waitFor();
  const address = page.url();
  await button('Erase').click();
  const act = page.getByRole('dialog').getByRole('button', { name: 'Erase for good' });
  expect(await act.isDisabled()).toBe(true);
  await page.getByRole('dialog').getByLabel(/^Type/).fill('erase');
  await act.click();
  await page.waitForURL('**/customers');
  await noticed(/^Erased/);
  await open('/customers?q=u-1011');
  expect(await heading()).toMatch(/^Nobody fits/);
  await page.goto(address);
  await page.getByText('This is not here').waitFor();
  expectQuiet(seen, /404/);
});

browserTest('language and theme stay after a reload', async () => {
  const own = await contextOf(stage(), { language: 'en', more: { colorScheme: 'light' } });
  const tab = await own.newPage();
  const root = tab.locator('html');
  await open('/', tab);
  await button(/^Language:/, tab).click();
  await tab.getByRole('menuitemradio', { name: 'Русский' }).click();
  await expect.poll(() => root.getAttribute('lang')).toBe('ru');
  await button(/^Оформление:/, tab).click();
  await tab.getByRole('menuitemradio', { name: 'Тёмное' }).click();
  const paper = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(paper).toBe('rgb(20, 24, 29)');
  await tab.reload();
  await untilReady(tab);
  expect(await root.getAttribute('lang')).toBe('ru');
  expect(await paper()).toBe('rgb(20, 24, 29)');
  expect(await heading(tab)).toMatch(/\p{Script=Cyrillic}/u);
  await own.close();
});

browserTest('an empty workspace shows the first step', async () => {
  const { url } = stage().server;
  const made = await context.request.post('/api/v1/workspaces', {
    headers: { origin: url },
    data: { key: 'fresh', name: 'Fresh start', locale: 'en' },
  });
  expect(made.status()).toBe(200);
  const { writeKey } = (await made.json()) as { writeKey: string };
  const own = await contextOf(stage(), { language: 'en' });
  const tab = await own.newPage();
  await open('/', tab);
  await button(/^Profile:/, tab).click();
  await button('Fresh start', tab).click();
  await tab.getByRole('heading', { level: 1, name: /^Nothing has come in yet/ }).waitFor();
  await tab.getByText(`curl -u ${writeKey}:`).waitFor();
  await own.close();
});

browserTest('the demo company loads behind a progress bar', async () => {
  const { database } = stage().server.services;
  const found = await database.asSystem((rows) =>
    rows.selectFrom('workspace').select('id').where('key', '=', 'main').executeTakeFirstOrThrow(),
  );
  const id = found.id as WorkspaceId;
  await database.inWorkspace(id, (rows) =>
    rows
      .insertInto('demo')
      .values({ workspace: id, pack: 'telecom', seed: 1, until: new Date(), loaded: 50_000, total: 200_000 })
      .execute(),
  );
  await open('/');
  const bar = page.getByRole('progressbar', { name: 'Loading the demo company' });
  const figures = page.getByRole('region', { name: 'Loading the demo company' });
  await figures.getByText('50,000 of 200,000').waitFor();
  expect(await bar.getAttribute('aria-valuenow')).toBe('25');
  await database.inWorkspace(id, (rows) => rows.updateTable('demo').set({ loaded: 150_000 }).execute());
  await figures.getByText('150,000 of 200,000').waitFor();
  await database.inWorkspace(id, (rows) =>
    rows.updateTable('demo').set({ finished_at: new Date() }).execute(),
  );
  await bar.waitFor({ state: 'detached' });
  expectQuiet();
});
