import type { TestServer } from '../../../packages/server/src/testing/start-test-server.ts';
import { BOARD_WORDS, fillSampleBoard } from './sample-board.ts';
import { fillSampleSurveys } from './sample-surveys.ts';

const DAY_MS = 86_400_000;
const DAYS = 200;
/** Those with a name and those of whom only the id is known. */
const CUSTOMERS = 60;

const RUSSIAN = [
  ['Анна', 'Соколова'],
  ['Борис', 'Ежов'],
  ['Вера', 'Журавлёва'],
  ['Глеб', 'Щукин'],
  ['Дарья', 'Цветкова'],
  ['Егор', 'Юрьев'],
] as const;
const ENGLISH = [
  ['Alice', 'Marlow'],
  ['Bernard', "O'Hara"],
  ['Chloe', 'Whitfield'],
  ['Duncan', 'Ashby-Kerr'],
  ['Edith', 'Lowell'],
  ['Felix', 'Thorne'],
] as const;
const UNITS = ['Салон на Лесной', 'Склад Север', 'Harbour Street', 'Online shop'] as const;
const TOUCHPOINTS = ['delivery', 'Выдача заказа', 'support call'] as const;
const CHANNELS = ['web', 'Звонок', 'email'] as const;
const WORDS = [
  'Привезли на час раньше, спасибо курьеру.',
  'Дважды звонил, но так и не понял, где мой заказ. Хотелось бы видеть это на карте.',
  'The parcel was wet, though the new one came the next day.',
  'Friendly people, short queue.',
] as const;

/** What was put into the workspace and what a test needs to find it again. */
export interface SampleCompany {
  /** A customer into whom an anonymous record was joined. */
  readonly merged: string;
  /** A customer who may be the same person as another one. */
  readonly matched: string;
  readonly rejected: string;
  readonly import: string;
  /** A survey of every type of question that is open and was answered, and a draft with errors. */
  readonly survey: string;
  readonly draft: string;
  /** An import whose file waits to be mapped. */
  readonly kept: string;
  /** A board of the owner, and a digest that was made of it. */
  readonly board: string;
  readonly message: string;
  /** Every text that is data and not the app's own words. */
  readonly words: string;
}

/** The same numbers in 0..1 for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(items: readonly T[], chance: number): T => {
  const item = items[Math.floor(chance * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
};

const userOf = (index: number): string => `u-${1000 + index}`;

function identifies(now: number): object[] {
  return [...RUSSIAN, ...ENGLISH].map(([first, last], index) => ({
    type: 'identify',
    userId: userOf(index),
    timestamp: new Date(now - (DAYS - index) * DAY_MS).toISOString(),
    traits: {
      name: `${first} ${last}`,
      email: `${userOf(index)}@mail.example`,
      phone: `+7916000${1000 + index}`,
      plan: index % 2 === 0 ? 'Домашний' : 'Business 3',
      loyal: index % 3 === 0,
      orders: index * 7,
    },
  }));
}

/** Answers to one question, `count` of them spread over the days; `from` and `to` bound the score. */
function answers(
  now: number,
  chance: () => number,
  given: { readonly type: string; readonly count: number; readonly from: number; readonly to: number },
): object[] {
  return Array.from({ length: given.count }, (_, index) => {
    const unit = pick(UNITS, chance());
    const span = given.to - given.from + 1;
    return {
      type: 'track',
      event: 'Survey Answered',
      userId: userOf(Math.floor(chance() * CUSTOMERS)),
      timestamp: new Date(now - chance() * DAYS * DAY_MS).toISOString(),
      properties: {
        response_id: `${given.type}-${index}`,
        survey: 'after-visit',
        question: given.type === 'nps' ? 'Порекомендуете нас?' : `How was it (${given.type})`,
        question_type: given.type,
        value: given.from + Math.floor(Math.sqrt(chance()) * span),
        unit,
        touchpoint: pick(TOUCHPOINTS, chance()),
        channel: pick(CHANNELS, chance()),
      },
    };
  });
}

function comments(now: number): object[] {
  return WORDS.map((value, index) => ({
    type: 'track',
    event: 'Survey Answered',
    userId: userOf(index),
    timestamp: new Date(now - index * DAY_MS - 60_000).toISOString(),
    properties: {
      response_id: `text-${index}`,
      survey: 'after-visit',
      question: 'Что нам улучшить?',
      question_type: 'text',
      value,
      unit: pick(UNITS, index / WORDS.length),
      channel: 'web',
    },
  }));
}

function actions(now: number): object[] {
  const at = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
  const userId = userOf(0);
  return [
    {
      type: 'page',
      userId,
      timestamp: at(30),
      name: 'Тарифы',
      properties: { url: 'https://shop.example/plans' },
    },
    { type: 'screen', userId, timestamp: at(29), name: 'Basket', properties: { items: 3 } },
    {
      type: 'track',
      userId,
      timestamp: at(28),
      event: 'Order Completed',
      properties: { total: 4990, currency: 'RUB', products: [{ sku: 'A-1' }, { sku: 'B-2' }] },
    },
    { type: 'group', userId, timestamp: at(27), groupId: 'g-1', traits: { name: 'ООО «Лён»' } },
    { type: 'page', anonymousId: 'visitor-1', timestamp: at(26), name: 'Главная' },
    {
      type: 'identify',
      anonymousId: 'visitor-1',
      timestamp: at(25),
      traits: { city: 'Тула', plan: 'Гость' },
    },
    { type: 'identify', userId, anonymousId: 'visitor-1', timestamp: at(24), traits: { city: 'Калуга' } },
    {
      type: 'identify',
      userId: 'u-2000',
      timestamp: at(23),
      traits: { name: 'Б. Ежов', email: 'u-1001@mail.example', plan: 'Гость' },
    },
    {
      type: 'alias',
      userId: userOf(1),
      previousId: 'u-2000',
      timestamp: at(22),
    },
  ];
}

/** Messages that the door refuses, each for another reason. */
const REFUSED = [
  { type: 'track', event: 'Без адресата', properties: { note: 'ничей' } },
  { type: 'track', userId: 'u-1003', properties: { note: 'no event name' } },
  { type: 'shout', userId: 'u-1003' },
];

const FILE = 'клиенты весна.csv';
/** A file that waits: likely doubles of customers who are in, and a row that is refused. */
const WAITING =
  'код клиента;ФИО;Почта;Город\nu-3001;Анна Соколова;u-1000@mail.example;Тула\n;Никто Никак;;\nu-3002;Ян Яшин;jan@mail.example;Пермь\n';
const ROWS = 'user_id,name,email\nu-3000,Ольга Ветрова,olga@mail.example\n,Никто Никак,nobody@mail.example\n';

interface Listed {
  readonly items: readonly { readonly id: string }[];
}

async function firstId(server: TestServer, path: string): Promise<string> {
  const { body } = await server.call('GET', path);
  const [first] = (body as Listed).items;
  if (first === undefined) throw new Error(`nothing at ${path}`);
  return first.id;
}

async function importRows(server: TestServer, query = '', rows = ROWS): Promise<string> {
  const made = await server.call('POST', '/api/v1/imports', { kind: 'customers', file: FILE });
  const { id } = made.body as { id: string };
  const sent = await fetch(`${server.url}/api/v1/imports/${id}/file${query}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${server.credentials.apiToken}`, 'content-type': 'text/csv' },
    body: rows,
  });
  if (sent.status !== 200) throw new Error(`the upload answered ${sent.status}: ${await sent.text()}`);
  return id;
}

/** A touchpoint as the register of the sample company holds it, with every kind of cell. */
const DELIVERY = {
  name: 'Доставка / Delivery',
  owner: 'Глеб Щукин',
  purpose: 'Bring it when it was promised.',
  channel: 'курьер',
  standard: 'В тот же день',
  target: { value: 4, unit: 'h' },
  metrics: ['nps', 'csat'],
  collects: {
    solicited: { expected: true },
    behaviour: { expected: true, events: ['Order Placed'], within: 60 },
    operation: { expected: true },
    emotion: { expected: false, reason: 'Слов здесь не просят' },
  },
};

async function describe(server: TestServer): Promise<void> {
  const { status } = await server.call('PUT', '/api/v1/touchpoints/delivery', DELIVERY);
  if (status !== 200) throw new Error(`the touchpoint was answered with ${status}`);
}

/** Customers of two languages with answers over 200 days, a merge, a possible match, refusals and an import. */
export async function fillSampleCompany(server: TestServer, now: number): Promise<SampleCompany> {
  const chance = seeded(7);
  const messages = [
    ...identifies(now),
    ...answers(now, chance, { type: 'nps', count: 360, from: 0, to: 10 }),
    ...answers(now, chance, { type: 'csat', count: 90, from: 1, to: 5 }),
    ...answers(now, chance, { type: 'ces', count: 90, from: 1, to: 7 }),
    ...comments(now),
    ...actions(now),
    ...REFUSED,
  ];
  await server.send(messages);
  const importId = await importRows(server);
  await describe(server);
  const surveys = await fillSampleSurveys(server);
  const kept = await importRows(server, '?dryRun=true', WAITING);
  await server.services.shipper.flush();
  return {
    merged: await firstId(server, `/api/v1/customers?q=${userOf(0)}`),
    matched: await firstId(server, `/api/v1/customers?q=${userOf(1)}`),
    rejected: await firstId(server, '/api/v1/rejected'),
    import: importId,
    ...surveys,
    kept,
    ...(await fillSampleBoard(server)),
    words: `${BOARD_WORDS} ${JSON.stringify(messages)} ${JSON.stringify(DELIVERY)} ${FILE} ${ROWS} ${WAITING} код_клиента город xlsx jsonl parquet utf windows`,
  };
}
