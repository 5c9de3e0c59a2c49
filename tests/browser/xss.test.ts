import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { eventsOf, fillHostileWorkspace, type HostileWorkspace } from './support/hostile-workspace.ts';
import { aliveOn, missingOn } from './support/inert.ts';
import { naughtyStrings, PAYLOADS } from './support/payloads.ts';
import { untilReady } from './support/screens.ts';
import { browserTest, contextOf, sessionOf, setStage } from './support/stage.ts';
import { type Watch, watch } from './support/watch.ts';

/**
 * S2. Hostile text is put wherever text can be put, and every screen that shows it is opened: no dialog,
 * nothing executed, no violation of the policy, no request to another host, and the text there as it was sent.
 */
let hostile: HostileWorkspace;
const stage = setStage(async (server) => {
  hostile = await fillHostileWorkspace(server);
});

let context: BrowserContext;
let page: Page;
let seen: Watch;

/** A watch that also hears of `trap()`, which the payloads call. */
async function watchTraps(watched: BrowserContext): Promise<Watch> {
  const watching = await watch(watched, stage().server.url);
  await watched.exposeBinding('trap', (_source, number) => watching.faults.push(`executed: ${number}`));
  return watching;
}

beforeAll(async () => {
  if (findChromium() === null) return;
  context = await contextOf(stage(), { language: 'en' });
  seen = await watchTraps(context);
  page = await context.newPage();
});
afterAll(() => context?.close());

async function open(path: string): Promise<void> {
  await page.goto(path);
  await untilReady(page);
}

/** Nothing on the screen is alive, and `texts` are there as they were sent. */
async function expectInert(texts: readonly string[]): Promise<void> {
  expect(await missingOn(page, texts), 'not shown as sent').toEqual([]);
  expect(await aliveOn(page), 'alive').toEqual([]);
  expect(seen.take()).toEqual([]);
}

/** Presses "Show more" and its like until it is gone. */
async function pressWhileThere(button: Locator): Promise<void> {
  for (let press = 0; press < 60 && (await button.count()) > 0; press += 1) {
    // It may go while it is being pressed: when what the press before asked for was the last.
    await button.click({ timeout: 3_000 }).catch(() => undefined);
    await untilReady(page);
    await page.waitForFunction(() => document.querySelector('button[data-loading]') === null);
  }
  expect(await button.count()).toBe(0);
}

/** Opens up to `most` of the side panels that `openers` open, one after another. */
async function readPanels(
  openers: Locator,
  most: number,
  read: (index: number) => Promise<void>,
): Promise<void> {
  const count = Math.min(most, await openers.count());
  expect(count).toBeGreaterThan(0);
  for (let index = 0; index < count; index += 1) {
    await openers.nth(index).click();
    await page.locator('dialog[open]').waitFor();
    await read(index);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
  }
}

const more = (name: string): Locator => page.getByRole('button', { name, exact: true });

const startingWith = (what: string, faults: readonly string[]): ReadonlySet<string> =>
  new Set(faults.filter((fault) => fault.startsWith(what)));

browserTest('the traps catch what they are set for', async () => {
  const open = await stage().browser.newContext();
  const watching = await watchTraps(open);
  const bare = await open.newPage();
  // A frame of its own for each: some lead their page elsewhere, which is what they are for.
  const frames = PAYLOADS.map((payload) => payload.replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
  const html = frames.map((payload) => `<iframe srcdoc="<body>${payload}"></iframe>`).join('');
  await bare.setContent(html, { waitUntil: 'commit' });
  await expect
    .poll(() => startingWith('executed', watching.faults).size, { timeout: 20_000 })
    .toBeGreaterThan(25);
  expect(startingWith('remote', watching.faults).size).toBeGreaterThan(8);
  await open.close();
});

browserTest('where markup gets into the page all the same, the policy stops it and is heard', async () => {
  await open('/settings/profile');
  await page.evaluate(() => {
    const image = document.createElement('img');
    const script = document.createElement('script');
    const place = document.createElement('div');
    document.body.append(image, script, place);
    const ways = [
      () => {
        place.innerHTML = '<img src=x onerror=trap(1)>';
      },
      () => image.setAttribute('onerror', 'trap(2)'),
      () => script.append('trap(3)'),
      () => image.setAttribute('src', 'http://evil.test/4.png'),
      () => Reflect.construct(Function, ['trap(5)'])(),
      () => document.body.append(document.createElement('iframe')),
    ];
    // What a debugger runs may do more than a page: a timer's call is the page's own.
    for (const way of ways) setTimeout(way);
  });
  await expect.poll(() => startingWith('violation', seen.faults).size).toBeGreaterThan(4);
  expect((await aliveOn(page)).length).toBeGreaterThan(1);
  await page.goto('about:blank');
  expect([...startingWith('executed', seen.take())]).toEqual([]);
});

browserTest('live', async () => {
  await open('/live');
  await page.getByText('Connected.').waitFor();
  const { server } = stage();
  await server.send(
    PAYLOADS.slice(0, 40).flatMap((payload, index) => eventsOf('live 1', payload, `a${index}`)),
  );
  await server.send(PAYLOADS.slice(40).flatMap((payload, index) => eventsOf('live 2', payload, `b${index}`)));
  await expect.poll(() => missingOn(page, PAYLOADS), { timeout: 10_000 }).toEqual([]);
  await expectInert(PAYLOADS);
  await open(`/live?unit=${encodeURIComponent(PAYLOADS[4] ?? '')}&kind=answer`);
  await expectInert([PAYLOADS[4] ?? '']);
});

browserTest('overview', async () => {
  await open('/?period=all');
  await pressWhileThere(page.getByRole('button', { name: /^Show all/ }));
  await expectInert(PAYLOADS);
  await page.getByRole('button', { name: /^Unit:/ }).click();
  await page.getByRole('searchbox', { name: 'Find a unit' }).fill('<img');
  await expectInert(PAYLOADS.filter((payload) => payload.startsWith('<img')).slice(0, 5));
  for (const payload of PAYLOADS.filter((_, index) => index % 20 === 4)) {
    const place = encodeURIComponent(payload);
    await open(`/?period=all&unit=${place}&touchpoint=${place}`);
    await expectInert([payload]);
  }
});

browserTest('customers and the palette', async () => {
  await open('/customers');
  await pressWhileThere(more('Show more'));
  // The first three were joined into the victim.
  await expectInert(PAYLOADS.slice(3));
  for (const payload of PAYLOADS.slice(4, 9)) {
    await open(`/customers?q=${encodeURIComponent(payload)}`);
    await expectInert([payload]);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(payload);
    await page.getByRole('option').first().waitFor();
    await expectInert([payload]);
  }
});

browserTest('timeline of a customer', async () => {
  await open(`/customers/${hostile.victim}`);
  await pressWhileThere(more('Show earlier'));
  await expectInert(PAYLOADS);
  await readPanels(page.locator('main li > button'), 10, () => expectInert([]));
});

browserTest('traits, identities, merges and possible matches of a customer', async () => {
  await open(`/customers/${hostile.victim}?tab=traits`);
  await expectInert(PAYLOADS);
  await open(`/customers/${hostile.victim}?tab=identity`);
  await expectInert([...PAYLOADS.slice(0, 3), ...PAYLOADS.slice(5, 8)]);
  await page.getByRole('button', { name: 'Compare and join' }).first().click();
  await page.locator('dialog[open] table').waitFor();
  await expectInert(PAYLOADS.slice(5, 6));
});

browserTest('customers of hostile names', async () => {
  for (const [index, id] of hostile.named.entries()) {
    if (index % 12 !== 4) continue;
    await open(`/customers/${id}`);
    await expectInert([PAYLOADS[index] ?? '']);
  }
});

browserTest('rejected', async () => {
  await open('/rejected');
  await pressWhileThere(more('Show more'));
  await expectInert([]);
  const held = new Set<string>();
  await readPanels(page.locator('main li > button'), 20, async () => {
    const body = await page.locator('dialog[open] textarea').inputValue();
    held.add((JSON.parse(body) as { event: string }).event);
    await expectInert([]);
  });
  expect(held.size).toBe(20);
  expect([...held].filter((event) => !PAYLOADS.includes(event))).toEqual([]);
});

browserTest('imports', async () => {
  await open('/imports');
  await pressWhileThere(more('Show more'));
  await expectInert(PAYLOADS);
  await open(`/imports?import=${hostile.import}`);
  await page.locator('dialog[open] li').first().waitFor();
  await pressWhileThere(page.locator('dialog[open]').getByRole('button', { name: 'Show more' }));
  await expectInert(PAYLOADS.filter((payload) => !payload.includes('"')));
});

browserTest('settings', async () => {
  for (const path of ['people', 'tokens', 'write-keys']) {
    await open(`/settings/${path}`);
    await expectInert(PAYLOADS);
  }
  await open('/settings/workspace');
  await expectInert([hostile.workspaceName]);
  await open('/settings/audit');
  await expectInert([]);
  await readPanels(page.getByRole('button', { name: /^Details of record/ }), 6, () => expectInert([]));
});

browserTest('a member of a hostile name', async () => {
  const { browser, server } = stage();
  const { email, password, name } = hostile.member;
  const session = await sessionOf(browser, server.url, email, password);
  const own = await contextOf(stage(), { language: 'ru', session });
  const watching = await watchTraps(own);
  const tab = await own.newPage();
  await tab.goto('/settings/profile');
  await untilReady(tab);
  await tab.getByRole('button', { name: /^Профиль:/ }).click();
  expect(await missingOn(tab, [name, hostile.workspaceName])).toEqual([]);
  expect(await aliveOn(tab)).toEqual([]);
  expect(watching.take()).toEqual([]);
  await own.close();
});

browserTest('the naughty strings of the shared corpus', async ({ skip }) => {
  const texts = naughtyStrings().map((text) => text.toWellFormed().replaceAll('\u0000', '\ufffd'));
  if (texts.length === 0) skip('the corpus is not at hand');
  await open(`/customers/${hostile.naughty}?tab=traits`);
  await expectInert(texts);
  await open(`/customers/${hostile.naughty}?type=answer`);
  await pressWhileThere(more('Show earlier'));
  await expectInert(texts);
});
