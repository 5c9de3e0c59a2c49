import type { Language } from '../company/language.ts';
import { pick } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import { EN_FEMALE_NAMES, EN_MALE_NAMES, EN_SURNAMES } from './en-names.ts';
import { feminineSurname, RU_FEMALE_NAMES, RU_MALE_NAMES, RU_SURNAMES } from './ru-names.ts';

export type Sex = 'male' | 'female';
export type PersonName = { readonly firstName: string; readonly lastName: string };

/** Any first name with any surname of the lists; `surname` keeps a family together. */
export const drawName = (random: Random, language: Language, sex: Sex, surname?: string): PersonName => {
  if (language === 'en') {
    const firstName = pick(random, sex === 'male' ? EN_MALE_NAMES : EN_FEMALE_NAMES);
    return { firstName, lastName: surname ?? pick(random, EN_SURNAMES) };
  }
  const lastName = surname ?? pick(random, RU_SURNAMES);
  return sex === 'male'
    ? { firstName: pick(random, RU_MALE_NAMES), lastName }
    : { firstName: pick(random, RU_FEMALE_NAMES), lastName: feminineSurname(lastName) };
};
