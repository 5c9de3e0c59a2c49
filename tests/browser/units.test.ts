import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { fillSampleCompany } from './support/sample-company.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, setStage } from './support/stage.ts';
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

async function open(path: string): Promise<void> {
  await page.goto(path);
  await untilReady(page);
}
const button = (name: string) => page.getByRole('button', { name, exact: true });
const noticed = (text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
const expectQuiet = (): void => expect(seen.take()).toEqual([]);

browserTest('tells by a file how the company is built, and reads the score of a region', async () => {
  await open('/settings/units');
  await button('Send a file').click();
  const dialog = page.getByRole('dialog');
  const rows = ['unit,name,parent', 'Harbour Street,Harbour St. 4,coast', 'coast,The Coast,', 'loop,,loop'];
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'units.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await dialog.getByText('3 rows: 3 new, 0 renamed, 2 placed or moved, 1 not taken.').waitFor();
  await dialog.getByText('Line 4: The unit “loop” would stand under itself').waitFor();
  await dialog.getByRole('button', { name: 'Take it' }).click();
  await noticed('The units were taken.');
  expect(await page.locator('main h1').textContent()).toMatch(/^3.units$/);
  expectQuiet();

  await button('Change Harbour St. 4').click();
  await dialog.getByLabel('Name').fill('Harbour Street 4');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await noticed('Saved.');

  await open('/?period=all');
  expect(await page.getByText('no real change').count(), 'all time is compared with nothing').toBe(0);
  await button('Unit: All units').click();
  await page.getByRole('button', { name: /^The Coast/ }).click();
  await button('Unit: The Coast').waitFor();
  expect(new URL(page.url()).searchParams.get('unit')).toBe('coast');
  await expect.poll(() => page.getByRole('row', { name: /Online shop/ }).count()).toBe(0);
  await page.getByRole('row', { name: /Harbour Street 4/ }).waitFor();
  expectQuiet();
});
