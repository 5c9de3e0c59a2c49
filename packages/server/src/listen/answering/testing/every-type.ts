import type { SurveyDraft } from '@romashka/model/surveys';

const both = (en: string, ru: string) => ({ en, ru });
const options = [
  { id: 'speed', text: both('Speed', 'Скорость') },
  { id: 'price', text: both('Price', 'Цена') },
  { id: 'people', text: both('People', 'Люди') },
];

type BlockDraft = SurveyDraft['blocks'][number];

const scales: BlockDraft = {
  id: 'scales',
  questions: [
    {
      id: 'recommend',
      type: 'nps',
      required: true,
      text: both('How likely are you to recommend us?', 'Насколько вероятно, что вы посоветуете нас?'),
      low: both('Not at all likely', 'Совсем не вероятно'),
      high: both('Extremely likely', 'Очень вероятно'),
    },
    {
      id: 'why',
      type: 'text',
      long: true,
      max: 500,
      text: both('What disappointed you?', 'Что вас разочаровало?'),
      show: { kind: 'is', field: 'answer.recommend', op: 'at-most', value: 6 },
    },
    { id: 'csat', type: 'csat', text: both('How satisfied are you?', 'Насколько вы довольны?') },
    { id: 'ces', type: 'ces', text: both('How easy was it?', 'Насколько это было легко?') },
    { id: 'stars', type: 'rating', look: 'star', text: both('Rate the shop', 'Оцените магазин') },
    {
      id: 'face',
      type: 'rating',
      look: 'smiley',
      text: both('How do you feel?', 'Как вы себя чувствуете?'),
    },
  ],
};

const choices = (image: string): BlockDraft => ({
  id: 'choices',
  title: both('Choices', 'Выбор'),
  questions: [
    {
      id: 'one',
      type: 'single',
      required: true,
      other: true,
      text: both('What matters most?', 'Что важнее всего?'),
      options,
    },
    { id: 'list', type: 'single', look: 'dropdown', text: both('Which plan?', 'Какой тариф?'), options },
    {
      id: 'many',
      type: 'multiple',
      max: 2,
      other: true,
      text: both('What do you use?', 'Чем вы пользуетесь?'),
      options: [...options, { id: 'none', text: both('None of these', 'Ничем'), exclusive: true }],
    },
    {
      id: 'picture',
      type: 'picture',
      text: both('Which looks better?', 'Что красивее?'),
      options: [
        { id: 'left', text: both('Left', 'Слева'), image },
        { id: 'right', text: both('Right', 'Справа'), image },
      ],
    },
    {
      id: 'net',
      type: 'net',
      text: both('Do you buy more than a year ago?', 'Вы покупаете больше, чем год назад?'),
    },
  ],
});

const tables: BlockDraft = {
  id: 'tables',
  questions: [
    {
      id: 'words',
      type: 'statement',
      text: both(
        'You chose {{answer.one|nothing}}. A little more.',
        'Вы выбрали {{answer.one|ничего}}. Ещё немного.',
      ),
    },
    {
      id: 'grid',
      type: 'matrix',
      text: both('How good is each?', 'Насколько хорошо каждое?'),
      rows: options,
      columns: [
        { id: 'bad', text: both('Bad', 'Плохо'), score: 1 },
        { id: 'fair', text: both('Fair', 'Средне'), score: 2 },
        { id: 'good', text: both('Good', 'Хорошо'), score: 3 },
      ],
    },
    { id: 'order', type: 'ranking', shuffle: false, text: both('Put in order', 'Расставьте'), options },
    {
      id: 'level',
      type: 'slider',
      text: both('How much of it?', 'Сколько?'),
      low: both('Little', 'Мало'),
      high: both('Much', 'Много'),
    },
    { id: 'points', type: 'sum', text: both('Share out 100 points', 'Раздайте 100 баллов'), options },
  ],
};

const fields: BlockDraft = {
  id: 'fields',
  title: both('About you', 'О вас'),
  questions: [
    { id: 'day', type: 'date', from: '2020-01-01', text: both('Since when?', 'С какого дня?') },
    {
      id: 'who',
      type: 'contact',
      text: both('How can we reach you?', 'Как с вами связаться?'),
      fields: [{ field: 'name' }, { field: 'email' }, { field: 'phone' }],
    },
    { id: 'photo', type: 'file', accepts: ['image', 'pdf', 'text'], text: both('A photo', 'Фотография') },
    {
      id: 'agree',
      type: 'consent',
      required: true,
      purpose: 'research',
      text: both('Consent', 'Согласие'),
      statement: both('You may ask me again.', 'Можно спросить меня ещё раз.'),
    },
    { id: 'number', type: 'text', kind: 'number', text: both('How many?', 'Сколько штук?') },
  ],
};

/** A survey with every type of question, in both languages; `image` is a picture of the survey. */
export const everyType = (image: string): SurveyDraft => ({
  languages: ['en', 'ru'],
  title: both('How is everything?', 'Как у вас дела?'),
  intro: both('It takes about three minutes.', 'Это займёт около трёх минут.'),
  thanks: both('We read every answer.', 'Мы читаем каждый ответ.'),
  hidden: [{ id: 'shop' }],
  blocks: [scales, choices(image), tables, fields],
});

/** The answers of one full walk through it, page by page, as a form sends them. */
export const FULL_WALK: readonly Readonly<Record<string, string | readonly string[]>>[] = [
  { recommend: '9', csat: '4', ces: '6', stars: '5', face: '3' },
  { one: 'price', list: 'speed', many: ['speed', 'people'], picture: 'left', net: 'more' },
  {
    'grid.speed': 'good',
    'grid.price': 'bad',
    'grid.people': 'fair',
    'order.speed': '2',
    'order.price': '1',
    'order.people': '3',
    level: '70',
    'points.speed': '50',
    'points.price': '30',
    'points.people': '20',
  },
  {
    day: '2024-02-29',
    'who.name': 'Анна',
    'who.email': 'anna@mail.example',
    'who.phone': '+7 926 123-45-67',
    agree: 'yes',
    number: '3,5',
  },
];
