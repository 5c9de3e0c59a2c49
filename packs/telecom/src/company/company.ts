/** The made-up operator. Its web address lies in `.example`, which is reserved (RFC 2606). */
export const COMPANY = {
  key: 'romashka',
  ru: 'Ромашка Телеком',
  en: 'Romashka Telecom',
  site: 'https://romashka.example',
  currency: 'RUB',
} as const;
