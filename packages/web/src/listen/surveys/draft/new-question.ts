import { LIMITS, type Question, type SurveyQuestionType } from '@romashka/model/surveys';

/** The types of questions in the order and groups of the menu. */
export const TYPE_GROUPS = [
  { key: 'scores', types: ['nps', 'csat', 'ces', 'rating', 'slider', 'net'] },
  { key: 'choices', types: ['single', 'multiple', 'picture', 'ranking', 'matrix', 'sum'] },
  { key: 'words', types: ['text', 'date', 'contact', 'file'] },
  { key: 'other', types: ['statement', 'consent'] },
] as const satisfies readonly { readonly key: string; readonly types: readonly SurveyQuestionType[] }[];

type Of<T extends SurveyQuestionType> = Extract<Question, { type: T }>;
type Common = Pick<Question, 'id' | 'text' | 'help' | 'required' | 'show' | 'knownFrom'>;
type Makers = { readonly [T in SurveyQuestionType]: (common: Common) => Of<T> };

const ends = () => ({ low: {}, high: {} });
const twoOptions = () =>
  ['option-1', 'option-2'].map((id) => ({ id, text: {} as { ru?: string; en?: string }, exclusive: false }));
const choices = () => ({ options: twoOptions(), shuffle: false, other: false });

/** The wordings that the field uses for its standard scores: comparable only when asked so. */
const NPS = {
  text: {
    ru: 'Насколько вероятно, что вы порекомендуете нас друзьям или коллегам?',
    en: 'How likely are you to recommend us to a friend or colleague?',
  },
  low: { ru: 'Точно не порекомендую', en: 'Not at all likely' },
  high: { ru: 'Точно порекомендую', en: 'Extremely likely' },
};
const CSAT = {
  text: { ru: 'Насколько вы довольны обслуживанием?', en: 'How satisfied are you with our service?' },
  low: { ru: 'Совсем недоволен', en: 'Very dissatisfied' },
  high: { ru: 'Полностью доволен', en: 'Very satisfied' },
};
const CES = {
  text: { ru: 'Насколько легко было решить ваш вопрос?', en: 'How easy was it to get your issue resolved?' },
  low: { ru: 'Очень трудно', en: 'Very difficult' },
  high: { ru: 'Очень легко', en: 'Very easy' },
};

const MAKERS: Makers = {
  nps: (common) => ({ ...common, type: 'nps', ...NPS, required: true }),
  csat: (common) => ({ ...common, type: 'csat', ...CSAT, required: true }),
  ces: (common) => ({ ...common, type: 'ces', ...CES, required: true }),
  rating: (common) => ({ ...common, ...ends(), type: 'rating', max: 5, look: 'number', coloured: false }),
  single: (common) => ({ ...common, ...choices(), type: 'single', look: 'list', preselected: null }),
  multiple: (common) => ({ ...common, ...choices(), type: 'multiple', min: null, max: null }),
  matrix: (common) => ({
    ...common,
    type: 'matrix',
    rows: [{ id: 'row-1', text: {} }],
    columns: [1, 2, 3].map((at) => ({ id: `column-${at}`, text: {}, score: null })),
    shuffle: false,
  }),
  ranking: (common) => ({ ...common, type: 'ranking', options: twoOptions(), shuffle: true, top: null }),
  slider: (common) => ({ ...common, ...ends(), type: 'slider', min: 0, max: 100, step: 1 }),
  sum: (common) => ({ ...common, type: 'sum', options: twoOptions(), total: 100, unit: {} }),
  picture: (common) => ({ ...common, type: 'picture', options: [], shuffle: false, several: false }),
  date: (common) => ({ ...common, type: 'date', from: null, to: null }),
  contact: (common) => ({ ...common, type: 'contact', fields: [{ field: 'email', required: false }] }),
  file: (common) => ({ ...common, type: 'file', accepts: ['image', 'pdf'], maxBytes: LIMITS.fileBytes }),
  consent: (common) => ({ ...common, type: 'consent', purpose: '', statement: {} }),
  text: (common) => ({ ...common, type: 'text', long: true, kind: 'text', max: null }),
  net: (common) => ({ ...common, type: 'net' }),
  statement: (common) => ({ ...common, type: 'statement' }),
};

/** A question of a type as it begins; standard scores come with their standard words. */
export function newQuestion(type: SurveyQuestionType, id: string): Question {
  const common: Common = { id, text: {}, help: {}, required: false, show: null, knownFrom: null };
  return MAKERS[type](common);
}

/** What the keys of new questions of a type begin with. */
export const KEY_OF_TYPE: Readonly<Record<SurveyQuestionType, string>> = {
  nps: 'nps',
  csat: 'csat',
  ces: 'ces',
  rating: 'rating',
  single: 'choice',
  multiple: 'choices',
  matrix: 'matrix',
  ranking: 'ranking',
  slider: 'slider',
  sum: 'sum',
  picture: 'picture',
  date: 'date',
  contact: 'contact',
  file: 'file',
  consent: 'consent',
  text: 'comment',
  net: 'net',
  statement: 'statement',
};
