/** The person with this number, as the fill made it. */
export const personOf = (number: number): string =>
  `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const userOf = (number: number): string => `u${String(number).padStart(7, '0')}`;
export const emailOf = (number: number): string => `${userOf(number)}@mail.example`;
export const phoneOf = (number: number): string => `+79${String(number).padStart(9, '0')}`;
