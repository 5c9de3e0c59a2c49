import type { Language, Named } from './language.ts';
import { TOUCHPOINTS, type Touchpoint } from './touchpoints.ts';

/** One text in both languages. */
type Both = Readonly<Record<Language, string>>;
const both = (ru: string, en: string): Both => ({ ru, en });

/** The four things that can be collected at a touchpoint. */
export type Signal = 'solicited' | 'behaviour' | 'operation' | 'emotion';
/** By which events it is recognised, or why it is not collected here. */
export type Collected = { readonly events: readonly string[] } | { readonly not: Both };

/** A touchpoint as the company's register describes it. */
export type Registered = Named & {
  readonly owner: Both;
  readonly purpose: Both;
  readonly channel: Both;
  readonly standard: Both;
  readonly target: { readonly value: number; readonly unit: Both } | null;
  readonly metrics: readonly ('nps' | 'csat' | 'ces')[];
  readonly collects: Readonly<Record<Signal, Collected>>;
};

const by = (...events: readonly string[]): Collected => ({ events });
const not = (ru: string, en: string): Collected => ({ not: both(ru, en) });
const MINUTES = both('мин', 'min');
const HOURS = both('ч', 'h');
const DAYS = both('дн.', 'days');
const PERCENT = both('%', '%');

const TALK = not('Разговор и есть то, что делает клиент', 'The talk itself is what the customer does');
const PAGES = ['Home', 'Tariffs', 'Shop', 'My Account', 'Help', 'Coverage Map', 'Roaming'];

type Description = Omit<Registered, keyof Named>;

const DESCRIBED: Readonly<Partial<Record<Touchpoint, Description>>> = {
  relationship: {
    owner: both('Директор по клиентскому опыту', 'Chief customer officer'),
    purpose: both(
      'Раз в полгода узнать у каждого, как он относится к нам в целом',
      'To hear from everyone twice a year how they feel about us as a whole',
    ),
    channel: both('Письмо, СМС, приложение', 'E-mail, SMS, app'),
    standard: both('Не чаще одного опроса в полгода', 'No more than one survey in half a year'),
    target: null,
    metrics: ['nps'],
    collects: {
      solicited: by(),
      behaviour: not('Здесь только спрашивают', 'Here we only ask'),
      operation: not('Здесь только спрашивают', 'Here we only ask'),
      emotion: by(),
    },
  },
  network: {
    owner: both('Директор по сети', 'Head of network'),
    purpose: both('Связь, которую не замечают', 'A connection that nobody has to think about'),
    channel: both('Сеть', 'Network'),
    standard: both('Обрывается не больше одного звонка из ста', 'No more than one call in a hundred drops'),
    target: { value: 1, unit: PERCENT },
    metrics: ['nps'],
    collects: {
      solicited: by(),
      behaviour: by('Data Limit Reached'),
      operation: by('Call Dropped'),
      emotion: by(),
    },
  },
  billing: {
    owner: both('Руководитель расчётов', 'Head of billing'),
    purpose: both('Понятный счёт и лёгкая оплата', 'A bill one understands and pays with ease'),
    channel: both('Биллинг, приложение', 'Billing, app'),
    standard: both('Платёж виден на счёте за 5 минут', 'A payment shows on the account within 5 minutes'),
    target: { value: 5, unit: MINUTES },
    metrics: ['ces'],
    collects: {
      solicited: by(),
      behaviour: by('Payment Made', 'Data Package Bought'),
      operation: by('Payment Failed'),
      emotion: not('Появится вместе с опросом', 'Will come with the survey'),
    },
  },
  tariff: {
    owner: both('Руководитель продукта «Тарифы»', 'Product manager, tariffs'),
    purpose: both('Сменить тариф самому и не пожалеть', 'To change the tariff oneself and not regret it'),
    channel: both('Приложение, сайт, салон, телефон', 'App, website, shop, phone'),
    standard: both('Новый тариф действует через час', 'The new tariff is in force within an hour'),
    target: { value: 1, unit: HOURS },
    metrics: ['ces'],
    collects: {
      solicited: by(),
      behaviour: by('Tariff Changed'),
      operation: not('Смена тарифа мгновенна, мерить нечего', 'The change is instant: nothing to measure'),
      emotion: by(),
    },
  },
  'support-call': {
    owner: both('Руководитель контакт-центров', 'Head of contact centres'),
    purpose: both('Решить вопрос за один звонок', 'To settle the matter in one call'),
    channel: both('Телефон', 'Phone'),
    standard: both('Ответ оператора не позже чем через 3 минуты', 'An agent answers within 3 minutes'),
    target: { value: 3, unit: MINUTES },
    metrics: ['csat', 'nps'],
    collects: { solicited: by(), behaviour: TALK, operation: by('Support Call Ended'), emotion: by() },
  },
  chat: {
    owner: both('Руководитель контакт-центров', 'Head of contact centres'),
    purpose: both('Решить вопрос не звоня', 'To settle the matter without a call'),
    channel: both('Чат на сайте и в приложении', 'Chat on the website and in the app'),
    standard: both('Первый ответ за минуту', 'First answer within a minute'),
    target: { value: 1, unit: MINUTES },
    metrics: ['csat'],
    collects: { solicited: by(), behaviour: TALK, operation: by('Chat Ended'), emotion: by() },
  },
  'shop-visit': {
    owner: both('Руководитель розницы', 'Head of retail'),
    purpose: both('Помочь выбрать и подключить', 'To help choose and get started'),
    channel: both('Салон', 'Shop'),
    standard: both('Ждать не дольше 10 минут', 'No longer than 10 minutes of waiting'),
    target: { value: 10, unit: MINUTES },
    metrics: ['nps', 'csat'],
    collects: {
      solicited: by(),
      behaviour: by('Shop Visited', 'Contract Signed'),
      operation: by(),
      emotion: by(),
    },
  },
  order: {
    owner: both('Руководитель доставки', 'Head of delivery'),
    purpose: both(
      'Привезти то, что заказали, когда обещали',
      'To bring what was ordered when it was promised',
    ),
    channel: both('Сайт, приложение, салон', 'Website, app, shop'),
    standard: both('Доставка за 3 дня', 'Delivery within 3 days'),
    target: { value: 3, unit: DAYS },
    metrics: ['csat'],
    collects: {
      solicited: by(),
      behaviour: by('Order Placed'),
      operation: by('Order Delivered'),
      emotion: by(),
    },
  },
  website: {
    owner: both('Руководитель цифровых каналов', 'Head of digital'),
    purpose: both('Найти ответ и сделать дело самому', 'To find the answer and get it done oneself'),
    channel: both('Сайт', 'Website'),
    standard: both('Страница открывается за 2 секунды', 'A page opens within 2 seconds'),
    target: { value: 2, unit: both('с', 's') },
    metrics: ['ces'],
    collects: {
      solicited: by(),
      behaviour: by(...PAGES, 'Signed In', 'Self-Service Completed', 'Self-Service Abandoned'),
      operation: by('Page Failed'),
      emotion: by(),
    },
  },
  app: {
    owner: both('Руководитель цифровых каналов', 'Head of digital'),
    purpose: both('Всё об услугах в кармане', 'Everything about one’s services in the pocket'),
    channel: both('Приложение', 'App'),
    standard: both(
      'Падает не чаще одного запуска из тысячи',
      'Crashes in fewer than one start in a thousand',
    ),
    target: { value: 0.1, unit: PERCENT },
    metrics: ['ces'],
    collects: {
      solicited: by(),
      behaviour: by(...PAGES, 'Signed In', 'Self-Service Completed', 'Self-Service Abandoned'),
      operation: by('App Crashed'),
      emotion: by(),
    },
  },
  leaving: {
    owner: both('Руководитель удержания', 'Head of retention'),
    purpose: both('Отпустить по-доброму и понять, почему', 'To part on good terms and learn why'),
    channel: both('Биллинг, письмо', 'Billing, e-mail'),
    standard: both('Договор закрыт за день', 'The contract is closed within a day'),
    target: { value: 1, unit: DAYS },
    metrics: [],
    collects: {
      solicited: by(),
      behaviour: by('Contract Cancelled'),
      operation: not('Закрытие договора мерит биллинг', 'Billing measures how contracts are closed'),
      emotion: by(),
    },
  },
};

const MESSENGER: Registered = {
  key: 'messenger',
  ru: 'Мессенджер',
  en: 'Messenger',
  owner: both('Руководитель контакт-центров', 'Head of contact centres'),
  purpose: both('Отвечать там, где клиенты и так пишут', 'To answer where customers write anyway'),
  channel: both('Мессенджеры', 'Messengers'),
  standard: both('Первый ответ за 5 минут', 'First answer within 5 minutes'),
  target: { value: 5, unit: MINUTES },
  metrics: ['csat'],
  collects: { solicited: by(), behaviour: TALK, operation: by('Messenger Chat Ended'), emotion: by() },
};

/**
 * What the company wrote down of its touchpoints. It is not all true, as such papers are: nobody
 * described roaming, the messenger is planned and not there, and some of what should be collected never comes.
 */
export const REGISTER: readonly Registered[] = [
  ...TOUCHPOINTS.flatMap((named): readonly Registered[] => {
    const described = DESCRIBED[named.key];
    return described === undefined ? [] : [{ ...named, ...described }];
  }),
  MESSENGER,
];
