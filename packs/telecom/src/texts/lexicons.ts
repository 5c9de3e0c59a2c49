import type { Language } from '../company/language.ts';
import type { Lexicon } from './comment.ts';
import { EN_CONTACT } from './en-contact.ts';
import { EN_PRODUCT } from './en-product.ts';
import { EN_WORDS } from './en-words.ts';
import { RU_CONTACT } from './ru-contact.ts';
import { RU_PRODUCT } from './ru-product.ts';
import { RU_WORDS } from './ru-words.ts';

/** All that the customers of the demo can say, by language. */
export const LEXICONS: Readonly<Record<Language, Lexicon>> = {
  ru: {
    topics: { ...RU_PRODUCT, ...RU_CONTACT },
    closers: {
      good: [
        'Спасибо!',
        'Так держать.',
        'Рекомендую.',
        'Молодцы.',
        'Приятно иметь дело.',
        'Всем {доволен|довольна}.',
      ],
      fair: [
        'Есть куда расти.',
        'В остальном всё нормально.',
        'Надеюсь, поправите.',
        'Пока так.',
        'Посмотрим.',
      ],
      bad: [
        'Разберитесь, пожалуйста.',
        'Это не дело.',
        'Очень неприятно.',
        'Верните как было.',
        'Жду ответа.',
      ],
    },
    words: RU_WORDS,
  },
  en: {
    topics: { ...EN_PRODUCT, ...EN_CONTACT },
    closers: {
      good: ['Thank you!', 'Keep it up.', 'Would recommend.', 'Well done.', 'Very happy.', 'Cheers.'],
      fair: [
        'Room to improve.',
        'Otherwise all good.',
        'Hope you sort it.',
        'That is about it.',
        'We will see.',
      ],
      bad: [
        'Please sort this out.',
        'Not good enough.',
        'Really frustrating.',
        'Do better.',
        'Expecting a reply.',
      ],
    },
    words: EN_WORDS,
  },
};
