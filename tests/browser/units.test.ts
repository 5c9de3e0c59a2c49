import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { choosePassword, tokenOf } from '../security/support/people.ts';
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
  await page.getByRole('row', { name: /Online shop/ }).waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Harbour Street 4/ }).waitFor();
  expectQuiet();
});

/** A person who was invited on the screen, with the link that it shows, signed in on a phone. */
async function onTheirPhone(link: string, email: string): Promise<BrowserContext> {
  const { server, browser } = stage();
  const password = 'petals of the harbour';
  const chosen = await choosePassword(server, tokenOf(link), password);
  expect(chosen.status, chosen.text).toBe(200);
  const session = await sessionOf(browser, server.url, email, password);
  return contextOf(stage(), { language: 'en', width: 390, session });
}

browserTest('a person of one shop sees their shop, on a phone, and nothing of another', async () => {
  await open('/settings/people?open=new');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Hanna');
  await dialog.getByLabel('E-mail').fill('hanna@harbour.example');
  await dialog.getByLabel('Analyst').check();
  await dialog.getByLabel('Only what happened in some units').check();
  await dialog.getByRole('button', { name: 'Make the invitation' }).click();
  await dialog.getByText('Choose at least one unit.').first().waitFor();
  await dialog.getByLabel('Harbour Street 4').check();
  await dialog.getByText('Chosen: Harbour Street 4').waitFor();
  await dialog.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await dialog.getByRole('textbox', { name: 'One-time link' }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row', { name: /Hanna/ });
  await row.getByText('Harbour Street 4').waitFor();
  expectQuiet();

  const own = await onTheirPhone(link, 'hanna@harbour.example');
  const watching = await watch(own, stage().server.url);
  const phone = await own.newPage();
  phone.setDefaultTimeout(15_000);
  const go = async (path: string): Promise<string> => {
    await phone.goto(path);
    await untilReady(phone);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    return (await phone.locator('body').innerText()).replaceAll(/\s+/g, ' ');
  };
  const elsewhere = /Online shop|Склад Север|Салон на Лесной|The Coast/;
  const overview = await go('/?period=all');
  expect(overview).not.toMatch(elsewhere);
  await phone.getByRole('row', { name: /Harbour Street 4/ }).waitFor();
  await phone.getByRole('button', { name: 'Unit: My units' }).click();
  await phone.getByRole('button', { name: /^Harbour Street 4 ?\d/ }).click();
  await phone.getByRole('button', { name: 'Unit: Harbour Street 4' }).waitFor();

  await go('/live');
  const sent = (unit: string, text: string) => ({
    type: 'track',
    event: 'Survey Answered',
    userId: 'u-1000',
    properties: { response_id: text, question_type: 'nps', value: 9, unit, text },
  });
  await stage().server.send([
    sent('Online shop', 'said in the shop'),
    sent('Harbour Street', 'said at the harbour'),
  ]);
  await phone.getByText('said at the harbour').first().waitFor();
  expect(await phone.locator('body').innerText()).not.toMatch(/said in the shop|Online shop/);

  expect(await go('/customers')).toContain('Соколова');
  await phone
    .getByRole('link', { name: /Соколова/ })
    .first()
    .click();
  await phone.getByText('This is what happened in your units.').waitFor();
  expect(await phone.getByRole('tab').allInnerTexts()).toEqual([expect.stringMatching(/^Timeline/)]);
  expect(await phone.locator('body').innerText()).not.toMatch(elsewhere);

  await phone.getByRole('button', { name: 'More' }).click();
  const rooms = phone.getByRole('dialog');
  await rooms.getByRole('link', { name: 'Settings' }).waitFor();
  expect(await rooms.getByRole('link', { name: /Imports|Rejected/ }).count()).toBe(0);
  await phone.keyboard.press('Escape');
  expect(await go('/settings/profile')).toContain('of your units: Harbour Street 4');
  expect(watching.take()).toEqual([]);
  expect(await go('/imports')).toContain('This is of the whole company');
  expect(await go('/settings/write-keys')).toContain('This page is of the whole company');
  watching.take();

  await row.getByRole('button', { name: 'Actions for Hanna' }).click();
  await page.getByRole('menuitem', { name: 'Change what they see' }).click();
  await dialog.getByLabel('The whole company').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await noticed('Hanna sees the whole company now.');
  expect(await go('/?period=all&unit=')).toMatch(/Online shop/);
  expectQuiet();
  await own.close();
});
