import { defineMessages } from '../language/define-messages.ts';

export const notFoundText = defineMessages({
  en: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page was moved. Your data is untouched.',
    back: 'Go to the overview',
  },
  ru: {
    title: 'Такой страницы нет',
    text: 'Возможно, в адресе опечатка или страницу перенесли. С данными ничего не случилось.',
    back: 'Перейти к обзору',
  },
});
