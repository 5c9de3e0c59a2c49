import { SCALES } from '../../listen/index.ts';

export const METRIC_KINDS = ['nps', 'csat', 'ces', 'net', 'mean', 'share', 'ratio', 'count'] as const;
export type MetricKind = (typeof METRIC_KINDS)[number];

/** True for the key of a built-in metric. */
export const isMetricKind = (key: string): key is MetricKind => METRIC_KINDS.some((kind) => kind === key);

/** Both languages of one text. */
export interface BothLanguages {
  readonly ru: string;
  readonly en: string;
}

/** What a reader of a figure has to know about its kind. */
export interface MetricKindInfo {
  readonly unit: 'points' | 'proportion' | 'number';
  /** The least and the greatest value; null where there is no bound. */
  readonly range: readonly [number | null, number | null];
  /** `either` where it depends on what is measured. */
  readonly better: 'higher' | 'either';
  /** The least and the greatest answer; null where the values are not answers on one scale. */
  readonly scale: readonly [number, number] | null;
  readonly name: BothLanguages;
  /** One sentence with the formula. */
  readonly help: BothLanguages;
}

export const METRIC_KIND_INFO: Readonly<Record<MetricKind, MetricKindInfo>> = {
  nps: {
    unit: 'points',
    range: [-100, 100],
    better: 'higher',
    scale: SCALES.nps ?? null,
    name: { ru: 'NPS', en: 'NPS' },
    help: {
      ru: 'На сколько промоутеров (9–10) больше, чем критиков (0–6): NPS = % промоутеров − % критиков, от −100 до 100.',
      en: 'How far promoters (9–10) outnumber detractors (0–6): NPS = % promoters − % detractors, from −100 to 100.',
    },
  },
  csat: {
    unit: 'proportion',
    range: [0, 1],
    better: 'higher',
    scale: SCALES.csat ?? null,
    name: { ru: 'CSAT', en: 'CSAT' },
    help: {
      ru: 'Доля довольных по шкале от 1 до 5: CSAT = оценки 4 и 5 ÷ все оценки.',
      en: 'The share of the satisfied on a scale from 1 to 5: CSAT = answers 4 and 5 ÷ all answers.',
    },
  },
  ces: {
    unit: 'proportion',
    range: [0, 1],
    better: 'higher',
    scale: SCALES.ces ?? null,
    name: { ru: 'CES', en: 'CES' },
    help: {
      ru: 'Доля согласных, что было легко, по шкале от 1 до 7: CES = ответы 5–7 ÷ все ответы.',
      en: 'The share of those who agree that it was easy, on a scale from 1 to 7: CES = answers 5–7 ÷ all answers.',
    },
  },
  net: {
    unit: 'points',
    range: [-100, 100],
    better: 'either',
    scale: SCALES.net ?? null,
    name: { ru: 'Чистый баланс', en: 'Net balance' },
    help: {
      ru: 'На сколько ответов «больше» больше, чем «меньше»: % «больше» − % «меньше», от −100 до 100. Это не темп роста.',
      en: 'How far “more” outnumbers “less”: % more − % less, from −100 to 100. It is not a growth rate.',
    },
  },
  mean: {
    unit: 'number',
    range: [null, null],
    better: 'either',
    scale: null,
    name: { ru: 'Среднее', en: 'Mean' },
    help: {
      ru: 'Среднее значение: сумма значений ÷ число значений.',
      en: 'The average value: sum of the values ÷ number of values.',
    },
  },
  share: {
    unit: 'proportion',
    range: [0, 1],
    better: 'either',
    scale: null,
    name: { ru: 'Доля', en: 'Share' },
    help: {
      ru: 'Какая часть подходит под условие: подошедшие ÷ все.',
      en: 'Which part meets the condition: matching ÷ all.',
    },
  },
  ratio: {
    unit: 'number',
    range: [0, null],
    better: 'either',
    scale: null,
    name: { ru: 'Отношение', en: 'Ratio' },
    help: {
      ru: 'Сколько одних событий приходится на одно другое: число первых ÷ число вторых.',
      en: 'How many events of one sort there are for each of another: number of the first ÷ number of the second.',
    },
  },
  count: {
    unit: 'number',
    range: [0, null],
    better: 'either',
    scale: null,
    name: { ru: 'Количество', en: 'Count' },
    help: {
      ru: 'Сколько было событий: их число; интервал показывает, каким оно могло быть по случайности (закон Пуассона).',
      en: 'How many events there were: their number; the interval shows what chance alone could make of it (Poisson).',
    },
  },
};
