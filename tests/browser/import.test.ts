import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  sheetRow,
  writeWorkbook,
} from '../../packages/server/src/listen/imports/file/testing/write-workbook.ts';
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

const WORKBOOK = writeWorkbook({
  sheets: [
    { name: 'Notes', rows: sheetRow(1, ['nothing', 'here']) },
    {
      name: 'Clients',
      rows: [
        ['Number', 'Full name', 'E-mail', 'Score'],
        ['u-4001', 'Alice Marlow', 'u-1006@mail.example', 5],
        ['', 'Nobody', '', 1],
        ['u-4002', 'Zed New', 'zed@mail.example', 9],
      ]
        .map((cells, at) => sheetRow(at + 1, cells))
        .join(''),
    },
  ],
});
const meaning = (column: string) => page.getByLabel(`What “${column}” is`);
const figure = (name: string) => page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd');

browserTest('brings a workbook in: chosen, mapped, tried, taken, and its refused rows read', async () => {
  await page.goto('/imports');
  await untilReady(page);
  await page.getByRole('radio', { name: 'Customers' }).focus();
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('type'));
  expect(await focused(), 'the field for the file is reached by the keyboard').toBe('file');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'clients.xlsx', mimeType: 'application/octet-stream', buffer: WORKBOOK });
  await page.getByRole('heading', { level: 1, name: /^clients\.xlsx: 2.columns/ }).waitFor();
  await page.getByText('No column says whose row it is.').waitFor();
  expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);

  await page.getByLabel('Sheet').selectOption('Clients');
  await page.getByRole('heading', { level: 1, name: /^clients\.xlsx: 4.columns/ }).waitFor();
  await meaning('Number').selectOption({ label: 'Customer id' });
  await meaning('Score').selectOption({ label: 'Answer: satisfaction, 1 to 5' });
  await page.getByText('Nothing says when “Score” happened.').waitFor();
  await page.getByLabel('True on').fill('2026-01-31');
  await page.getByText('All 3 rows looked at.').waitFor();
  await expect.poll(() => figure('New customers').textContent()).toBe('1');
  expect(await figure('Rows refused').textContent()).toBe('2');
  expect(await figure('Held as possible matches').textContent()).toBe('1');
  await page.getByText('Held as possible matches: 1').click();
  await page.getByText('e-mail: u-1006@mail.example').waitFor();
  await page.getByText('name: Alice Marlow').waitFor();

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^clients\.xlsx is in/ }).waitFor();
  expect(await figure('Possible matches').textContent()).toBe('1');
  await page.getByRole('button', { name: 'See 2 refused rows' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').selectOption({ label: 'Names no customer (1)' });
  await expect.poll(() => dialog.locator('ol > li').count()).toBe(1);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the rows to mend' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('clients.mend.csv');
  expect(seen.take()).toEqual([]);

  const stream = await saved.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  const rows = Buffer.concat(parts).toString('utf8').replace('\ufeff', '').trim().split('\r\n');
  expect(rows).toEqual(['Number,Full name,E-mail,Score', ',Nobody,,1', 'u-4002,Zed New,zed@mail.example,9']);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Import another file' }).click();
  await page.getByText(/In all: 1.merge stands, 2.pairs are held/).waitFor();
  const mended = rows.join('\n').replace(',Nobody', 'u-4003,Nobody').replace(',9', ',4');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'clients.mend.csv', mimeType: 'text/csv', buffer: Buffer.from(mended) });
  await meaning('Number').selectOption({ label: 'Customer id' });
  await page.getByText('All 2 rows looked at.').waitFor();
  await expect.poll(() => figure('New customers').textContent()).toBe('2');
  await page.getByRole('button', { name: 'Throw the file away' }).click();
  await page.getByRole('status').filter({ hasText: 'The file is gone' }).first().waitFor();
  expect(seen.take()).toEqual([]);
});

browserTest('a file that is no table is told in words', async () => {
  await page.goto('/imports');
  await untilReady(page);
  const buffer = Buffer.from('PK\u0005\u0006'.padEnd(22, '\u0000'), 'latin1');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'archive.zip', mimeType: 'application/zip', buffer });
  await page.getByText('This is a ZIP archive and no Excel workbook.').waitFor();
  expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
  expect(seen.take()).toEqual([]);
});
