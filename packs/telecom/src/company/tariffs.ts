import type { Named } from './language.ts';

export type Tariff = Named & {
  /** Roubles a month. */
  readonly charge: number;
  /** Part of the customers who start on it, 0..1. */
  readonly share: number;
  readonly gigabytes: number;
};

export const TARIFFS: readonly Tariff[] = [
  { key: 'light', ru: 'Лёгкий', en: 'Light', charge: 350, share: 0.22, gigabytes: 10 },
  { key: 'everyday', ru: 'На каждый день', en: 'Everyday', charge: 550, share: 0.3, gigabytes: 25 },
  { key: 'family', ru: 'Семейный', en: 'Family', charge: 900, share: 0.18, gigabytes: 60 },
  { key: 'max', ru: 'Максимум', en: 'Max', charge: 1200, share: 0.14, gigabytes: 120 },
  { key: 'care', ru: 'Забота', en: 'Care', charge: 290, share: 0.1, gigabytes: 6 },
  { key: 'business', ru: 'Дело', en: 'Business', charge: 1500, share: 0.06, gigabytes: 150 },
];
