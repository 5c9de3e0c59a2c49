import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { everyType, FULL_WALK } from '../../packages/server/src/listen/answering/testing/every-type.ts';
import {
  type MadeSurvey,
  makeSurvey,
  putPicture,
} from '../../packages/server/src/listen/answering/testing/make-survey.ts';
import { type Stage as Behind, stageOf } from '../../packages/server/src/listen/answering/testing/stage.ts';
import { PAYLOADS } from './support/payloads.ts';
import { browserTest, contextOf, type Language, setStage } from './support/stage.ts';
import { watch } from './support/watch.ts';

const NARROW = 320;
const LEAST_TARGET = 24;

let survey: MadeSurvey;
let behind: Behind;
const stage = setStage(async (server) => {
  behind = stageOf(server);
  survey = await makeSurvey(server, 'every-type', everyType(await putPicture(server)));
});

const guest = (language: Language, width: number, more: object = {}): Promise<BrowserContext> =>
  contextOf(stage(), { language, width, session: null, more });

const last = async () => (await behind.rowsOf(survey.id)).at(-1);

/** Presses Tab until the field has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} was not reached by Tab`);
}

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
}

async function next(page: Page): Promise<void> {
  await tabTo(page, '.acts .button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

browserTest(
  'a whole survey with every type of question is answered by the keyboard at 320 pixels',
  async () => {
    const context = await guest('en', NARROW);
    const page = await context.newPage();
    await page.goto(await survey.link());
    await tabTo(page, '#i-recommend');
    await press(page, 'ArrowRight', 3);
    await tabTo(page, '#i-why');
    await page.keyboard.type('Too slow');
    await page.keyboard.press('Shift+Tab');
    await press(page, 'ArrowRight', 6);
    expect(await page.locator('#q-why').isVisible()).toBe(false);
    for (const [id, times] of [
      ['csat', 3],
      ['ces', 5],
      ['stars', 4],
      ['face', 2],
    ] as const) {
      await tabTo(page, `#i-${id}`);
      await press(page, 'ArrowRight', times);
    }
    await next(page);
    await tabTo(page, '#i-one');
    await press(page, 'ArrowDown', 1);
    await tabTo(page, '#i-list');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '#i-many');
    await page.keyboard.press('Space');
    await press(page, 'Tab', 2);
    await page.keyboard.press('Space');
    await tabTo(page, '#i-picture');
    await page.keyboard.press('Space');
    await tabTo(page, '#i-net');
    await page.keyboard.press('Space');
    await next(page);
    expect(await page.locator('#q-words').innerText()).toContain('You chose Price.');
    for (const [row, times] of [
      ['speed', 2],
      ['price', 0],
      ['people', 1],
    ] as const) {
      await tabTo(page, `[name="grid.${row}"]`);
      if (times === 0) await page.keyboard.press('Space');
      await press(page, 'ArrowDown', times);
    }
    await tabTo(page, '[aria-label="Move “Price” up"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[type=range]');
    await press(page, 'ArrowRight', 20);
    for (const [option, points] of [
      ['speed', '50'],
      ['price', '30'],
      ['people', '20'],
    ] as const) {
      await tabTo(page, `[name="points.${option}"]`);
      await page.keyboard.type(points);
    }
    expect(await page.locator('.total output').innerText()).toContain('100 / 100');
    await next(page);
    await tabTo(page, '#i-day');
    await page.keyboard.type('02292024');
    for (const [field, words] of [
      ['name', 'Anna'],
      ['email', 'anna@mail.example'],
      ['phone', '+7 926 123-45-67'],
    ] as const) {
      await tabTo(page, `[name="who.${field}"]`);
      await page.keyboard.type(words);
    }
    await tabTo(page, '#i-agree');
    await page.keyboard.press('Space');
    await tabTo(page, '#i-number');
    await page.keyboard.type('3.5');
    // Enter in a field sends the page on, and not back.
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.locator('h1').innerText()).toBe('Thank you!');
    expect(await last()).toMatchObject({
      state: 'complete',
      answers: {
        recommend: 9,
        csat: 4,
        ces: 6,
        stars: 5,
        face: 3,
        one: 'price',
        list: 'speed',
        many: ['speed', 'people'],
        picture: 'left',
        net: 'more',
        grid: { speed: 'good', price: 'bad', people: 'fair' },
        order: ['price', 'speed', 'people'],
        level: 70,
        points: { speed: 50, price: 30, people: 20 },
        day: '2024-02-29',
        who: { name: 'Anna', email: 'anna@mail.example', phone: '+7 926 123-45-67' },
        agree: true,
        number: 3.5,
      },
    });
    expect((await last())?.answers).not.toHaveProperty('why');
    await context.close();
  },
);

/** Fills the fields of a page as somebody with a mouse does. */
async function fill(page: Page, fields: (typeof FULL_WALK)[number]): Promise<void> {
  for (const [name, given] of Object.entries(fields))
    for (const value of [given].flat()) {
      const field = page.locator(`[name="${name}"]:not([type=hidden])`);
      const kind = await field.first().evaluate((element) => (element as HTMLInputElement).type);
      if (kind === 'radio' || kind === 'checkbox')
        await page.locator(`[name="${name}"][value="${value}"]`).check();
      else if (kind.startsWith('select')) await field.selectOption(value);
      else await field.fill(value);
    }
}

browserTest('the same without a script, with a file', async () => {
  const context = await guest('ru', NARROW, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${await survey.link()}?shop=Арбат`);
  expect(await page.locator('#q-why').isVisible()).toBe(false);
  for (const fields of FULL_WALK) {
    await fill(page, fields);
    const file = page.locator('[type=file]');
    if ((await file.count()) > 0)
      await file.setInputFiles({
        name: 'письмо.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('здравствуйте'),
      });
    await page.locator('.acts .button').click();
  }
  expect(await page.locator('h1').innerText()).toBe('Спасибо!');
  expect(await last()).toMatchObject({
    state: 'complete',
    language: 'ru',
    hidden: { shop: 'Арбат' },
    answers: { photo: { name: 'письмо.txt' }, order: ['price', 'speed', 'people'], number: 3.5 },
  });
  await context.close();
});

async function axeFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

/** Everything that can be pressed, as large as it can be hit: a box with its label. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate((least) => {
    const fields = 'button:not(.vh), select, textarea, summary, a.button, input:not([type=hidden])';
    return [...document.querySelectorAll<HTMLElement>(fields)]
      .filter((element) => element.checkVisibility())
      .map((element) =>
        element.matches('[type=radio], [type=checkbox]') ? (element.closest('label') ?? element) : element,
      )
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < least)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 100)} ${box.width} × ${box.height}`);
  }, LEAST_TARGET);

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

for (const language of ['ru', 'en'] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    browserTest(`every page can be used by everybody: ${language}, ${colorScheme}`, async () => {
      const context = await guest(language, NARROW, { colorScheme });
      const page = await context.newPage();
      const look = async (where: string): Promise<void> => {
        expect(await axeFaults(page), where).toEqual([]);
        expect(await smallTargets(page), where).toEqual([]);
        expect(await isTooWide(page), where).toBe(false);
      };
      await page.goto(await survey.link());
      await look('first page');
      await page.locator('.acts .button').click();
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('faults');
      await look('first page with faults');
      for (const [at, fields] of FULL_WALK.entries()) {
        await fill(page, withoutPlaces(fields));
        await page.locator('.acts .button').click();
        await look(`after page ${at + 1}`);
      }
      await page.goto('/s/nothing-is-here');
      await look('nothing');
      await context.close();
    });

/** With the script the places of a ranking are given by buttons. */
const withoutPlaces = (fields: (typeof FULL_WALK)[number]): (typeof FULL_WALK)[number] =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('order.')));

browserTest('an answer that came with the link counts when it is confirmed', async () => {
  const context = await guest('en', 390);
  const page = await context.newPage();
  const before = (await behind.rowsOf(survey.id)).length;
  await page.goto(`${await survey.link()}?q=recommend&v=9`);
  expect(await page.locator('[name=recommend][value="9"]').isChecked()).toBe(true);
  expect(await behind.rowsOf(survey.id)).toHaveLength(before);
  await page.getByRole('button', { name: 'Confirm' }).click();
  expect(await last()).toMatchObject({ answers: { recommend: 9 } });
  expect(await behind.rowsOf(survey.id)).toHaveLength(before + 1);
  await context.close();
});

browserTest('the script says what is left, and asks before typed words are lost', async () => {
  const context = await guest('en', 1200);
  const page = await context.newPage();
  await page.goto(await survey.link());
  await page.locator('[name=recommend][value="2"]').check();
  await page.locator('#i-why').fill('x'.repeat(490));
  expect(await page.locator('#c-why').innerText()).toBe('10 left');
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await page.evaluate(() => location.assign('/s/elsewhere'));
  await expect.poll(() => asked).toBe(1);
  await page.locator('.acts .button').click();
  await page.locator('#i-many').waitFor();
  await page.locator('[name=many][value=speed]').check();
  await page.locator('[name=many][value=none]').check();
  expect(await page.locator('[name=many][value=speed]').isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Русский' }).click();
  expect(await page.locator('[name=many][value=none]').isChecked()).toBe(true);
  expect(await page.locator('h1').innerText()).toBe('Выбор');
  await context.close();
});

browserTest('hostile texts of authors and of respondents do nothing', async () => {
  const { server } = stage();
  const options = PAYLOADS.slice(0, 90).map((text, at) => ({ id: `o${at}`, text: { en: text } }));
  const [evil = ''] = PAYLOADS;
  const hostile = await makeSurvey(server, 'hostile', {
    languages: ['en'],
    title: { en: evil },
    thanks: { en: '{{answer.all}} {{answer.one}}' },
    hidden: [{ id: 'from' }],
    blocks: [
      {
        id: 'b1',
        questions: [
          {
            id: 'all',
            type: 'text',
            long: true,
            text: { en: PAYLOADS.slice(0, 20).join('\n').slice(0, 1_900) },
          },
          { id: 'one', type: 'multiple', other: true, text: { en: 'Which?' }, options },
          { id: 'order', type: 'ranking', text: { en: evil }, options: options.slice(0, 20) },
        ],
      },
      {
        id: 'b2',
        title: { en: '{{answer.all}}' },
        questions: [
          {
            id: 'q',
            type: 'nps',
            low: { en: evil },
            text: { en: '{{answer.all}} {{hidden.from}} {{answer.one}}' },
          },
        ],
      },
    ],
  });
  const context = await guest('en', 1200);
  const seen = await watch(context, server.url);
  await context.exposeBinding('trap', (_source, number) => seen.faults.push(`executed: ${number}`));
  const page = await context.newPage();
  const said = PAYLOADS.join('\n').slice(0, 9_900);
  await page.goto(`${await hostile.link()}?from=${encodeURIComponent(evil)}`);
  await page.locator('#i-all').fill(said);
  for (const { id } of options) await page.locator(`[name=one][value=${id}]`).check();
  await page.locator('[name=one][value=other]').check();
  await page.locator('[name="one.other"]').fill(evil);
  await page.locator('.acts .button').click();
  await page.locator('#q-q').waitFor();
  expect(await page.locator('#l-q').textContent()).toContain(PAYLOADS[4]);
  await page.locator('.acts .button').click();
  await page.locator('.message').waitFor();
  expect(await page.locator('.message').textContent()).toContain(PAYLOADS[5]);
  expect(seen.take()).toEqual([]);
  await context.close();
});

/** Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

browserTest('the first page is painted soon on a slow phone (figures, not limits)', async () => {
  const path = await survey.link();
  for (const slower of [1, 4]) {
    const context = await guest('en', 390);
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.emulateNetworkConditions', SLOW_4G);
    await network.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.goto(path);
    // The browser notes a paint a little after it, and after a page that is loaded.
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const [first] = list.getEntriesByName('first-contentful-paint');
            if (first !== undefined) resolve(first.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    console.info(`first paint on slow 4G, processor slowed ${slower} times: ${Math.round(painted)} ms`);
    expect(painted).toBeGreaterThan(0);
    await context.close();
  }
});
