import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { findChromium } from '../find-chromium.ts';
import { fillSampleCompany, type SampleCompany } from './sample-company.ts';
import { SCREENS, type Screen, untilReady } from './screens.ts';
import { browserTest, contextOf, type Language, setStage, sizeOf } from './stage.ts';
import { type Watch, watch } from './watch.ts';
import { readCatalogues, speech, textsOf } from './words.ts';

const WIDE = 1440;
const PHONE = 390;
const NARROWEST = 320;
type Theme = 'light' | 'dark';

/**
 * The looks of a screen: over the two languages each screen is seen in both themes at both widths.
 * A theme moves nothing and a language colours nothing, so the pairs left out would show nothing new.
 */
const LOOKS: Readonly<Record<Language, readonly (readonly [Theme, number])[]>> = {
  ru: [
    ['light', WIDE],
    ['dark', PHONE],
  ],
  en: [
    ['dark', WIDE],
    ['light', PHONE],
  ],
};

const MOST_WAIT_MS = 3_000;

let company: SampleCompany;
let catalogues: Awaited<ReturnType<typeof readCatalogues>>;
const stage = setStage(async (server) => {
  company = await fillSampleCompany(server, Date.now());
  catalogues = await readCatalogues();
});

interface Guest {
  readonly page: Page;
  readonly watch: Watch;
  /** What the server answered so far: names and texts that are nobody's to translate. */
  readonly answered: () => string;
}

async function enter(language: Language, signedIn: boolean): Promise<Guest> {
  const context = await contextOf(stage(), { language, ...(signedIn ? {} : { session: null }) });
  const seen = await watch(context, stage().server.url);
  const answers: string[] = [];
  context.on('response', async (answer) => {
    const { pathname } = new URL(answer.url());
    if (answer.ok() && pathname.startsWith('/api/') && pathname !== '/api/v1/live')
      answers.push(await answer.text().catch(() => ''));
  });
  return { page: await context.newPage(), watch: seen, answered: () => answers.join('\n') };
}

async function axeFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** What sticks out at the right: the page itself, or parts that no scrolling box of their own holds. */
function sticksOut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const held = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.checkVisibility() &&
        element.getBoundingClientRect().right > root.clientWidth + 1 &&
        !held(element),
    );
    const page = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    return [...page, ...wide.map((element) => element.outerHTML.slice(0, 120))];
  });
}

async function look(page: Page, theme: Theme, width: number): Promise<void> {
  await page.setViewportSize(sizeOf(width));
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(async (most) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // What a browser leaves out while it is off the screen stands still, and so do its animations.
    await Promise.race([
      Promise.all(passing.map(({ finished }) => finished.catch(() => undefined))),
      new Promise((resolve) => setTimeout(resolve, most)),
    ]);
  }, MOST_WAIT_MS);
}

async function checkWords({ page, answered }: Guest, language: Language): Promise<void> {
  const data = `${company.words} ${answered()} ${page.url()} ${Intl.supportedValuesOf('timeZone').join(' ')}`;
  const said = speech(language, catalogues, data);
  const texts = await textsOf(page);
  expect(said.foreign(texts), 'words in another language').toEqual([]);
  expect(said.keys(texts), 'keys of messages').toEqual([]);
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  const letters = language === 'ru' ? /\p{Script=Cyrillic}/u : /[A-Za-z]/;
  expect(await page.locator('h1').allInnerTexts(), 'one headline').toEqual([expect.stringMatching(letters)]);
}

async function checkScreen(guest: Guest, screen: Screen, language: Language): Promise<void> {
  const { page } = guest;
  guest.watch.take();
  await page.setViewportSize(sizeOf(WIDE));
  await page.goto(screen.path(company));
  await untilReady(page);
  await checkWords(guest, language);
  for (const [theme, width] of LOOKS[language]) {
    await look(page, theme, width);
    expect(await axeFaults(page), `axe, ${theme}, ${width} px`).toEqual([]);
    expect(await sticksOut(page), `${width} px`).toEqual([]);
  }
  await page.setViewportSize(sizeOf(NARROWEST));
  expect(await sticksOut(page), `${NARROWEST} px`).toEqual([]);
  const { inVain } = screen;
  expect(guest.watch.take().filter((fault) => inVain === undefined || !fault.includes(inVain))).toEqual([]);
}

/** Looks at every screen in a language: its words, what axe finds, and whether it fits. */
export function lookAtScreens(language: Language): void {
  describe(language, () => {
    let nobody: Guest;
    let owner: Guest;
    beforeAll(async () => {
      if (findChromium() === null) return;
      [nobody, owner] = await Promise.all([enter(language, false), enter(language, true)]);
    });
    afterAll(async () => {
      await Promise.all([nobody, owner].map((each) => each?.page.context().close()));
    });
    for (const screen of SCREENS)
      browserTest(screen.name, () => checkScreen(screen.open === true ? nobody : owner, screen, language));
  });
}
