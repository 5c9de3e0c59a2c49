import type { Named } from '../company/language.ts';
import type { Touchpoint } from '../company/touchpoints.ts';

export type QuestionType = 'nps' | 'csat' | 'ces' | 'rating' | 'choice' | 'text';
export type Question = Named & {
  readonly type: QuestionType;
  /** What a choice may be answered with. */
  readonly options?: readonly Named[];
};
export type SurveyKey =
  | 'relationship'
  | 'shop-visit'
  | 'support-call'
  | 'chat'
  | 'self-service'
  | 'tariff-change'
  | 'order'
  | 'leaving';
export type Survey = Named & {
  readonly key: SurveyKey;
  readonly touchpoint: Touchpoint;
  readonly questions: readonly Question[];
};

const question = (key: string, type: QuestionType, ru: string, en: string): Question => ({
  key,
  type,
  ru,
  en,
});

const RECOMMEND = question(
  'recommend',
  'nps',
  'С какой вероятностью вы порекомендуете «Ромашку» друзьям или коллегам?',
  'How likely is it that you would recommend Romashka to a friend or colleague?',
);
const COMMENT = question(
  'comment',
  'text',
  'Почему вы так ответили?',
  'What is the main reason for your answer?',
);
const satisfied = (ru: string, en: string): Question => question('satisfied', 'csat', ru, en);
const easy = (ru: string, en: string): Question => question('easy', 'ces', ru, en);

/** What the company asks, in the order of asking. */
export const SURVEYS: readonly Survey[] = [
  {
    key: 'relationship',
    touchpoint: 'relationship',
    ru: 'Отношение к компании',
    en: 'Relationship',
    questions: [RECOMMEND, COMMENT],
  },
  {
    key: 'shop-visit',
    touchpoint: 'shop-visit',
    ru: 'После визита в салон',
    en: 'After a shop visit',
    questions: [
      RECOMMEND,
      satisfied(
        'Насколько вы довольны обслуживанием в салоне?',
        'How satisfied are you with the service in our shop?',
      ),
      COMMENT,
    ],
  },
  {
    key: 'support-call',
    touchpoint: 'support-call',
    ru: 'После звонка',
    en: 'After a call',
    questions: [
      satisfied('Насколько вы довольны разговором с оператором?', 'How satisfied are you with the call?'),
      RECOMMEND,
      COMMENT,
    ],
  },
  {
    key: 'chat',
    touchpoint: 'chat',
    ru: 'После чата',
    en: 'After a chat',
    questions: [
      satisfied('Насколько вы довольны ответом в чате?', 'How satisfied are you with our chat?'),
      COMMENT,
    ],
  },
  {
    key: 'self-service',
    touchpoint: 'app',
    ru: 'После самообслуживания',
    en: 'After self-service',
    questions: [
      easy('Мне было легко сделать то, что я хотел', 'Romashka made it easy for me to do what I came for'),
      COMMENT,
    ],
  },
  {
    key: 'tariff-change',
    touchpoint: 'tariff',
    ru: 'После смены тарифа',
    en: 'After a tariff change',
    questions: [
      easy('Сменить тариф было легко', 'Romashka made it easy for me to change my tariff'),
      COMMENT,
    ],
  },
  {
    key: 'order',
    touchpoint: 'order',
    ru: 'После заказа',
    en: 'After an order',
    questions: [
      satisfied('Насколько вы довольны заказом?', 'How satisfied are you with your order?'),
      question('delivery', 'rating', 'Оцените доставку', 'Rate the delivery'),
      COMMENT,
    ],
  },
  {
    key: 'leaving',
    touchpoint: 'leaving',
    ru: 'Почему вы уходите',
    en: 'Why you are leaving',
    questions: [
      {
        ...question('reason', 'choice', 'Что стало главной причиной?', 'What was the main reason?'),
        options: [
          { key: 'price', ru: 'Цена', en: 'Price' },
          { key: 'coverage', ru: 'Качество связи', en: 'Coverage' },
          { key: 'service', ru: 'Обслуживание', en: 'Service' },
          { key: 'moving', ru: 'Переезд', en: 'Moving away' },
          { key: 'other', ru: 'Другое', en: 'Something else' },
        ],
      },
      question('comment', 'text', 'Что мы могли сделать иначе?', 'What could we have done differently?'),
    ],
  },
];

/** The survey under a key. Throws where the data lacks it. */
export const surveyOf = (key: SurveyKey): Survey => {
  const survey = SURVEYS.find((candidate) => candidate.key === key);
  if (survey === undefined) throw new RangeError(`no survey "${key}"`);
  return survey;
};
