import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { fillSampleCompany } from './support/sample-company.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, setStage } from './support/stage.ts';
import { type Watch, watch } from './support/watch.ts';

const INVITED = 80;
const PATIENT = { timeout: 15_000 };
const stage = setStage(async (server) => {
  const now = Date.now();
  await fillSampleCompany(server, now);
  // Of those who get an invitation to the same survey, every fourth answers.
  const sent = Array.from({ length: INVITED }, (_, at) => ({
    type: 'track',
    event: 'Survey Sent',
    userId: `u-${1000 + (at % 50)}`,
    timestamp: new Date(now - (at + 2) * 3_600_000).toISOString(),
    properties: { survey: 'after-visit', invitation_id: `i-${at}`, channel: at % 2 === 0 ? 'web' : 'email' },
  }));
  const answered = sent
    .filter((_, at) => at % 4 === 0)
    .map(({ userId, properties }, at) => ({
      type: 'track',
      event: 'Survey Answered',
      userId,
      timestamp: new Date(now - 3_600_000).toISOString(),
      properties: {
        ...properties,
        response_id: `invited-${at}`,
        question: 'Порекомендуете нас?',
        question_type: 'nps',
        value: 9,
      },
    }));
  await server.send([...sent, ...answered]);
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
const headline = (): Promise<string | null> => page.locator('main h1').textContent();

browserTest('goes from the list to a survey, states a benchmark and reads the sentence change', async () => {
  await open('/results?period=12m');
  await page.getByRole('link', { name: 'after-visit' }).click();
  await page.getByRole('heading', { name: 'Response rate' }).waitFor();
  expect(await headline()).toBe('after-visit: 25% of those who were asked answered.');
  await page.locator('svg text').filter({ hasText: '20 of 80' }).first().waitFor();
  await page.getByRole('button', { name: 'Set a benchmark' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Response rate, %').fill('60');
  await dialog.getByLabel('Source').fill('our last year');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(headline, PATIENT).toContain('below the benchmark of 60%');
  await page.getByText('all channels 60% (our last year)').waitFor();
  expect(seen.take()).toEqual([]);
});

browserTest(
  'finds words in another form, marks them, and crosses two things; the address holds it all',
  async () => {
    await open('/results/after-visit?period=12m');
    await page.getByRole('searchbox', { name: 'Search the texts' }).fill('курьером');
    const found = page.locator('mark');
    await expect.poll(() => found.allTextContents(), PATIENT).toEqual(['курьеру']);
    await page.getByLabel('Rows').selectOption('Порекомендуете нас?');
    await page.getByLabel('Columns').selectOption('unit');
    await page.getByRole('rowheader', { name: 'Promoters (9–10)' }).waitFor();
    await page.getByText(/χ²|Too few answers in the cells/).waitFor();
    const { searchParams } = new URL(page.url());
    expect(['q', 'rows', 'columns'].map((name) => searchParams.get(name))).toEqual([
      'курьером',
      'Порекомендуете нас?',
      'unit',
    ]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download: Cross table' }).click();
    await page.getByRole('menuitem', { name: 'Table (XLSX)' }).click();
    expect((await download).suggestedFilename()).toMatch(/^romashka-after-visit-cross-.*\.xlsx$/);
    expect(seen.take()).toEqual([]);
  },
);
