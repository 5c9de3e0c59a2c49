import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Nationwide, nationwide } from '@romashka/pack-telecom';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visit } from '../../packages/server/src/listen/answering/testing/visitor.ts';
import { CHROMIUM_MISSING, findChromium } from '../../tests/browser/find-chromium.ts';
import { type Product, removeDataDir, startProduct, stopProduct } from '../../tests/product.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const chromiumPath = findChromium();
const hasScreens = existsSync(here('../../packages/web/dist/index.html'));
const PASSWORD = 'eleven petals and a yellow heart';

const company: Nationwide = nationwide({ seed: 2026 });
const regions = company.units.filter(({ parent }) => parent === 'romashka').map(({ key }) => key);
const shopsOf = (region: string): string[] =>
  company.units.filter(({ parent }) => parent === region).map(({ key }) => key);
const [NORTH = '', CENTRE = ''] = regions;
const [MOVED = '', STAYS = ''] = shopsOf(NORTH);

interface Figure {
  readonly value: number | null;
  readonly n: number;
}
interface Metric extends Figure {
  readonly groups: readonly (Figure & { readonly group: Readonly<Record<string, string>> })[];
}
interface Link {
  readonly url: string;
  readonly unit: string;
}

let product: Product;
let survey: string;
let links: ReadonlyMap<string, string>;
const cookies = new Map<string, string>();
/** What was answered, to count by ourselves: the score, the shop, and whether it was before the shop moved. */
const said: { readonly shop: string; readonly score: number; readonly before: boolean }[] = [];

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  await stopProduct(product);
  removeDataDir(product.dataDir);
});

/** Calls the API as the owner's program, or as somebody who is signed in. */
async function call<T>(method: string, path: string, body?: unknown, who = 'owner'): Promise<T> {
  const cookie = cookies.get(who);
  const answer = await fetch(`${product.url}/api/v1/${path}`, {
    method,
    headers: {
      ...(cookie === undefined
        ? { authorization: `Bearer ${product.credentials().apiToken}` }
        : { cookie, origin: product.url }),
      ...(body === undefined
        ? {}
        : { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
const nps = (who: string, query = ''): Promise<Metric> => call('GET', `metrics/nps?${query}`, undefined, who);

/** The score by hand, of what was said in these shops. */
function counted(fits: (one: (typeof said)[number]) => boolean): Figure {
  const mine = said.filter(fits);
  const share = (test: (score: number) => boolean) => mine.filter(({ score }) => test(score)).length;
  const balance = share((score) => score >= 9) - share((score) => score <= 6);
  return { n: mine.length, value: mine.length === 0 ? null : (100 * balance) / mine.length };
}
function expectFigure(figure: Figure, wanted: Figure): void {
  expect(figure.n).toBe(wanted.n);
  if (wanted.value === null) expect(figure.value).toBeNull();
  else expect(figure.value).toBeCloseTo(wanted.value, 9);
}

async function allShipped(): Promise<void> {
  const waiting = async () =>
    /^romashka_outbox_rows (\S+)$/m.exec(await (await fetch(`${product.url}/metrics`)).text())?.[1];
  await expect.poll(waiting, { timeout: 120_000, interval: 250 }).toBe('0');
}

/** Answers as many times in a shop as there are scores, on the public page, as a browser without a script does. */
async function answerIn(shop: string, scores: readonly number[], before: boolean): Promise<void> {
  const { pathname } = new URL(links.get(shop) ?? '');
  for (const score of scores) {
    const visitor = visit(product.url, { 'accept-language': 'ru' });
    await visitor.open(pathname);
    const page = await visitor.send({ recommend: String(score) });
    expect(page.status).toBe(200);
    said.push({ shop, score, before });
  }
}

test('the company is told by two files: 409 units, 9,000 staff bound to theirs', async () => {
  const units = [
    'unit,name,parent',
    ...company.units.map(({ key, ru, parent }) => `${key},"${ru}",${parent ?? ''}`),
  ];
  expect(await call('PUT', 'units/file', units.join('\n'))).toMatchObject({
    rows: 409,
    created: 409,
    rejected: [],
  });
  const staff = [
    'email,name,units',
    ...company.staff.map(({ email, name, unit }) => `${email},"${name}",${unit ?? ''}`),
  ];
  const begun = performance.now();
  const taken = await call('PUT', 'people/file', staff.join('\n'));
  expect(taken).toMatchObject({ rows: 9_000, added: 9_000, rejected: [] });
  console.info(`9,000 staff taken in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}, 300_000);

test('a survey is made, published, and hangs as a code in each of 400 shops', async () => {
  const made = await call<{ id: string; revision: number; draft: object }>('POST', 'surveys', {
    key: 'shop-visit',
    name: 'После визита в салон',
    touchpoint: 'shop',
    content: {
      languages: ['ru', 'en'],
      title: { ru: 'Ваш визит в салон', en: 'Your visit to our shop' },
      blocks: [
        {
          id: 'visit',
          questions: [
            {
              id: 'recommend',
              type: 'nps',
              required: true,
              text: {
                ru: 'С какой вероятностью вы порекомендуете нас друзьям или коллегам?',
                en: 'How likely is it that you would recommend us to a friend or colleague?',
              },
            },
          ],
        },
      ],
    },
  });
  survey = made.id;
  // All shops of this company reach the net by one address: hundreds of answers a minute are no flood here.
  const saved = await call<{ revision: number }>('PUT', `surveys/${survey}`, {
    content: made.draft,
    heldAbove: 100_000,
    basedOn: made.revision,
  });
  await call('POST', `surveys/${survey}/publish`, { basedOn: saved.revision });
  const shops = company.units.filter(({ parent }) => regions.includes(parent ?? '')).map(({ key }) => key);
  const { items } = await call<{ items: Link[] }>('POST', `surveys/${survey}/links`, {
    kind: 'kiosk',
    name: 'Код на кассе',
    units: shops,
  });
  links = new Map(items.map(({ unit, url }) => [unit, url]));
  expect(links.size).toBe(400);
});

test('customers answer on the public page, in every shop', async () => {
  const shops = [...links.keys()];
  const queue = shops.map((shop, at) => ({ shop, scores: [(at * 7) % 11, 10 - (at % 5)] }));
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop())
      await answerIn(next.shop, next.scores, true);
  };
  await Promise.all(Array.from({ length: 8 }, work));
  await answerIn(MOVED, [10, 10, 9, 10, 2], true);
  await allShipped();
  expect(said).toHaveLength(805);
  expectFigure(
    await nps('owner'),
    counted(() => true),
  );
}, 300_000);

/** Lets somebody of the staff choose a password by their link, and signs them in as a browser does. */
async function comeIn(who: string, email: string): Promise<void> {
  const { items } = await call<{ items: { id: string; email: string }[] }>('GET', 'people');
  const member = items.find((one) => one.email === email);
  const { link } = await call<{ link: string }>('POST', `people/${member?.id}/recovery-link`);
  const post = (path: string, body: object) =>
    fetch(`${product.url}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: product.url },
      body: JSON.stringify(body),
    });
  const token = new URL(link).searchParams.get('token');
  expect((await post('reset-password', { token, newPassword: PASSWORD })).status).toBe(200);
  const signed = await post('sign-in/email', { email, password: PASSWORD });
  expect(signed.status).toBe(200);
  cookies.set(
    who,
    signed.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; '),
  );
}
const staffOf = (unit: string | null): string => company.staff.find((one) => one.unit === unit)?.email ?? '';

test('a shop sees itself, a region its shops, head office all', async () => {
  await comeIn('shop', staffOf(STAYS));
  await comeIn('moved shop', staffOf(MOVED));
  await comeIn('north', staffOf(NORTH));
  await comeIn('centre', staffOf(CENTRE));
  await comeIn('head office', staffOf(null));
  const north = new Set(shopsOf(NORTH));
  expectFigure(
    await nps('shop'),
    counted(({ shop }) => shop === STAYS),
  );
  expectFigure(
    await nps('north'),
    counted(({ shop }) => north.has(shop)),
  );
  expectFigure(
    await nps('head office'),
    counted(() => true),
  );
  // Whatever is asked for, nothing of others is shown.
  expectFigure(await nps('shop', `unit=${MOVED}`), { n: 0, value: null });
  expectFigure(
    await nps('shop', 'unit=romashka'),
    counted(({ shop }) => shop === STAYS),
  );
  const { groups } = await nps('head office', 'group=unit.below');
  expect(groups.map(({ group }) => group['unit.below']).toSorted()).toEqual(regions.toSorted());
  const { items } = await call<{ items: { unit: string }[] }>('GET', 'answers?limit=500', undefined, 'shop');
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map(({ unit }) => unit))).toEqual(new Set([STAYS]));
}, 60_000);

test('a shop moves to another region: history stays true, and permission follows at once', async () => {
  await call('POST', 'units', { rows: [{ unit: MOVED, parent: CENTRE, from: new Date().toISOString() }] });
  await answerIn(MOVED, [0, 1, 2], false);
  await allShipped();
  const [north, centre] = [new Set(shopsOf(NORTH)), new Set(shopsOf(CENTRE))];
  // As the tree was: what was said before the move is of the north, what was said after it of the centre.
  expectFigure(
    await nps('owner', `unit=${NORTH}`),
    counted(({ shop, before }) => north.has(shop) && (shop !== MOVED || before)),
  );
  expectFigure(
    await nps('owner', `unit=${CENTRE}`),
    counted(({ shop, before }) => centre.has(shop) || (shop === MOVED && !before)),
  );
  // As the tree is today: the shop is of the centre with all that was ever said there.
  expectFigure(
    await nps('owner', `unit=${NORTH}&tree=today`),
    counted(({ shop }) => north.has(shop) && shop !== MOVED),
  );
  expectFigure(
    await nps('owner', `unit=${CENTRE}&tree=today`),
    counted(({ shop }) => centre.has(shop) || shop === MOVED),
  );
  // Who may see it is decided by today's tree.
  expectFigure(await nps('north', `unit=${MOVED}`), { n: 0, value: null });
  expectFigure(
    await nps('centre', `unit=${MOVED}`),
    counted(({ shop }) => shop === MOVED),
  );
  expectFigure(
    await nps('moved shop'),
    counted(({ shop }) => shop === MOVED),
  );
}, 60_000);

const canLook = hasScreens && chromiumPath !== null;
if (!canLook)
  test.skip(`the screens are not looked at: ${hasScreens ? CHROMIUM_MISSING : 'packages/web is not built'}`);

/** A phone in somebody's hand. */
const phone = (browser: Browser): Promise<Page> =>
  browser.newPage({ locale: 'ru-RU', viewport: { width: 390, height: 844 } });

test.runIf(canLook)(
  'on a phone: a customer answers with a thumb, and the shop sees it',
  async () => {
    const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });
    try {
      const customer = await phone(browser);
      await customer.goto(links.get(STAYS) ?? '');
      await customer.getByText('С какой вероятностью').first().waitFor();
      await customer.locator('label', { hasText: /^\s*9\s*$/ }).click();
      await customer.locator('form button').last().click();
      await customer.getByText('Спасибо').first().waitFor({ timeout: 30_000 });
      said.push({ shop: STAYS, score: 9, before: false });
      await allShipped();

      const worker = await phone(browser);
      await worker.goto(product.url);
      await worker.locator('input[type=email]').fill(staffOf(STAYS));
      await worker.locator('input[type=password]').fill(PASSWORD);
      await worker.locator('input[type=password]').press('Enter');
      await worker
        .getByRole('button', { name: /Мои подразделения/ })
        .first()
        .waitFor({ timeout: 60_000 });
      await worker.goto(`${product.url}/?period=all`);
      const { n } = counted(({ shop }) => shop === STAYS);
      expect(n).toBe(3);
      await worker
        .getByText(/пока мало:\s3\sответа/)
        .first()
        .waitFor({ timeout: 30_000 });
      expect(await worker.locator('body').innerText()).not.toContain(
        company.units.find(({ key }) => key === MOVED)?.ru,
      );
      expectFigure(
        await nps('shop'),
        counted(({ shop }) => shop === STAYS),
      );
    } finally {
      await browser.close();
    }
  },
  180_000,
);
