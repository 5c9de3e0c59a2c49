import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { newMember } from '../security/support/people.ts';
import { findChromium } from './find-chromium.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, sessionOf, setStage } from './support/stage.ts';
import { type Watch, watch } from './support/watch.ts';

const MINUTE = 60_000;
const stage = setStage(async (server) => {
  const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString();
  const visit = (n: number, minutes: number, event = 'Shop Visited') => ({
    type: 'track',
    event,
    userId: `u${n}`,
    timestamp: ago(minutes),
    properties: { touchpoint: 'shop' },
  });
  await server.send([
    ...[1, 2, 3].map((n) => visit(n, n)),
    visit(4, 290, 'Queue Measured'),
    {
      type: 'track',
      event: 'Survey Answered',
      userId: 'u1',
      properties: { touchpoint: 'shop', response_id: 'r1', question_type: 'nps', value: 9 },
    },
  ]);
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

async function open(at: Page, path: string): Promise<void> {
  await at.goto(path);
  await untilReady(at);
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const noticed = (text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
const headline = () => page.locator('main h1').textContent();
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');
const expectQuiet = (): void => expect(seen.take()).toEqual([]);

browserTest('describes a touchpoint that events name, and sees what is not collected there', async () => {
  await open(page, '/touchpoints');
  expect(await headline()).toBe('No touchpoint is described yet.');
  await button('shop').click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Name', { exact: true }).fill('Shops');
  expect(await panel.getByLabel('Names of events: Behaviour').inputValue()).toBe(
    'Shop Visited\nQueue Measured',
  );
  await panel.getByLabel('Names of events: Behaviour').fill('Shop Visited');
  await panel.getByRole('button', { name: 'Add the event Queue Measured' }).first().click();
  await panel.getByLabel('Target as a number').fill('many');
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('Fill in a number, or leave both fields empty.').waitFor();
  await panel.getByLabel('Target as a number').fill('');
  await panel.getByRole('switch', { name: 'Emotion' }).click();
  await panel.getByLabel('Why it is not expected: Emotion').fill('No words are asked for');
  await panel.getByRole('button', { name: 'Save' }).click();
  await noticed('Shops is in the register.');
  await page.waitForFunction(() => document.querySelector('main h1')?.textContent?.includes('gap') === true);
  expect(plain(await headline())).toBe(
    '33% of what should be collected comes by itself and in time; 2 gaps.',
  );
  const gaps = await page.locator('ol li').allInnerTexts();
  expect(gaps.map(plain)).toEqual([
    'Shops: operation is expected, but no event is named by which to know it.',
    'Shops: behaviour comes late: 9 in 10 within 5 h, and 15 min is allowed.',
  ]);
  expect(new URL(page.url()).searchParams.get('open')).toBeNull();
  expectQuiet();
});

browserTest('opens it from its gap, mends it, and takes it out and back', async () => {
  await open(page, '/touchpoints');
  await button(/operation is expected/).click();
  const panel = page.getByRole('dialog');
  await panel.getByText('No words are asked for').waitFor();
  await panel.getByRole('button', { name: 'Change' }).click();
  await panel.getByLabel('Names of events: Behaviour').fill('Shop Visited');
  await panel.getByLabel('Names of events: Operation').fill('Queue Measured');
  await panel.getByLabel('How late it may be: Operation').selectOption('1440');
  await panel.getByRole('button', { name: 'Save' }).click();
  await noticed('Shops is in the register.');
  await expect
    .poll(async () => plain(await headline()))
    .toBe('100% of what should be collected comes by itself and in time; no gaps.');
  await panel.getByRole('button', { name: 'Change' }).click();
  await panel.getByRole('button', { name: 'Take out of the register' }).click();
  await noticed('Shops is no longer in the register.');
  await expect.poll(headline).toBe('No touchpoint is described yet.');
  await button('Undo').click();
  await expect.poll(async () => plain(await headline())).toMatch(/^100%/);
  expectQuiet();
});

browserTest('describes many by a file, tried first', async () => {
  await open(page, '/touchpoints');
  await button('Send a file').click();
  const dialog = page.getByRole('dialog');
  const rows = ['touchpoint,name,kinds', 'chat,Chat,"answers, emotion"', ',Nobody,', 'shop,Our shops,'];
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'points.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await dialog.getByText('3 rows: 1 new, 1 changed, 1 not taken.').waitFor();
  await dialog.getByText('Line 3: Column “touchpoint” is empty').waitFor();
  await dialog.getByRole('button', { name: 'Take it' }).click();
  await noticed('The touchpoints were taken.');
  await page.getByRole('row', { name: /Our shops/ }).waitFor();
  await page.getByRole('button', { name: 'Chat: described, but not one record' }).waitFor();
  expectQuiet();
});

browserTest('a viewer reads all of it and is offered no change', async () => {
  const { server, browser } = stage();
  const { email, password } = await newMember(server, server.credentials.apiToken, 'viewer');
  const session = await sessionOf(browser, server.url, email, password);
  const own = await contextOf(stage(), { language: 'en', session });
  const watching = await watch(own, server.url);
  const tab = await own.newPage();
  await open(tab, '/touchpoints?open=shop&edit=yes');
  const panel = tab.getByRole('dialog');
  await panel.getByText('No words are asked for').waitFor();
  expect(await panel.getByRole('button').count(), 'only the cross').toBe(1);
  await panel.getByRole('button', { name: 'Close' }).click();
  await tab.getByRole('row', { name: /Our shops/ }).waitFor();
  expect(await tab.getByRole('button', { name: /^(Add a touchpoint|Describe)/ }).count()).toBe(0);
  expect(watching.take()).toEqual([]);
  await own.close();
});
