import type { PersonName } from './person-name.ts';

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, index) => [
    letter,
    'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia'
      .split(' ')
      [index]?.replace('-', '') ?? '',
  ]),
);

/** Russian letters in Latin ones, simplified from ICAO Doc 9303; others are kept. */
export const inLatin = (text: string): string =>
  [...text.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('');

/** Domains that RFC 2606 reserves, so that no mail can ever reach a person. */
export const EMAIL_DOMAINS = ['example.com', 'example.org', 'example.net'] as const;

/** An address made of the name and the customer's number, which keeps it unique. */
export const emailOf = ({ firstName, lastName }: PersonName, number: number): string => {
  const domain = EMAIL_DOMAINS[number % EMAIL_DOMAINS.length] ?? EMAIL_DOMAINS[0];
  return `${inLatin(firstName)}.${inLatin(lastName)}${number}@${domain}`;
};
