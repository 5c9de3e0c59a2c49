import type { Language } from '../company/language.ts';

const RU_NUMBERS = 10_000_000;
/** Odd and no multiple of 5: steps through all seven-digit endings before it repeats one. */
const RU_STEP = 7_654_321;
const BLOCK = 1000;

/**
 * The ranges that Ofcom keeps for radio and television drama, mobile first, a thousand numbers each.
 * Most are valid by their form; those of 07700 900 and 01632 960 are only possible ones.
 */
const UK_DRAMA = [
  '+447700900',
  '+441134960',
  '+441144960',
  '+441154960',
  '+441164960',
  '+441174960',
  '+441184960',
  '+441214960',
  '+441314960',
  '+441414960',
  '+441514960',
  '+441614960',
  '+442079460',
  '+441914980',
  '+442896496',
  '+442920180',
  '+441632960',
  '+443069990',
];

/**
 * The phone of the customer with this number, in E.164. Russian ones start with +7 000, a code that is
 * not assigned: they parse as possible numbers and reach nobody. Unique up to ten million Russian
 * and 18,000 English-speaking customers.
 */
export const phoneOf = (language: Language, number: number): string => {
  if (language === 'ru') return `+7000${String((number * RU_STEP) % RU_NUMBERS).padStart(7, '0')}`;
  const range = UK_DRAMA[Math.floor(number / BLOCK) % UK_DRAMA.length] ?? '';
  return `${range}${String(number % BLOCK).padStart(3, '0')}`;
};
