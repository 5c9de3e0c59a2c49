import { defineMessages } from '../../language/define-messages.ts';

/** What speaks for two records being one person. */
export const matchPartsText = defineMessages({
  en: {
    list: 'What speaks for it',
    alias: 'a source named both',
    email: 'e-mail',
    phone: 'phone',
    name: 'name',
    birthday: 'birthday',
    address: 'address',
    equal: '{what}: {one}',
    alike: '{what}: {one} and {other}, {share} alike',
    weight: 'by itself it makes it {share} likely',
  },
  ru: {
    list: 'Что говорит за это',
    alias: 'источник назвал обе записи',
    email: 'почта',
    phone: 'телефон',
    name: 'имя',
    birthday: 'день рождения',
    address: 'адрес',
    equal: '{what}: {one}',
    alike: '{what}: {one} и {other}, сходство {share}',
    weight: 'само по себе даёт вероятность {share}',
  },
});
