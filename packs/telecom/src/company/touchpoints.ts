import type { Named } from './language.ts';

/** Where a customer meets the company. */
export const TOUCHPOINTS = [
  { key: 'relationship', ru: 'Отношения в целом', en: 'Overall relationship' },
  { key: 'network', ru: 'Связь', en: 'Network' },
  { key: 'billing', ru: 'Счета и платежи', en: 'Bills and payments' },
  { key: 'tariff', ru: 'Тариф', en: 'Tariff' },
  { key: 'support-call', ru: 'Звонок в поддержку', en: 'Support call' },
  { key: 'chat', ru: 'Чат', en: 'Chat' },
  { key: 'shop-visit', ru: 'Визит в салон', en: 'Shop visit' },
  { key: 'order', ru: 'Заказ и доставка', en: 'Order and delivery' },
  { key: 'website', ru: 'Сайт', en: 'Website' },
  { key: 'app', ru: 'Приложение', en: 'App' },
  { key: 'roaming', ru: 'Роуминг', en: 'Roaming' },
  { key: 'leaving', ru: 'Уход', en: 'Leaving' },
] as const satisfies readonly Named[];

export type Touchpoint = (typeof TOUCHPOINTS)[number]['key'];
