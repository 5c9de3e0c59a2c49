import { defineMessages } from '../../language/define-messages.ts';

export const profileText = defineMessages({
  en: {
    title: 'My profile',
    headline: '{name}, {role, select, owner {owner} analyst {analyst} other {viewer}} of {workspace}',
    roleViewer: 'You see scores, customers and the live stream.',
    roleAnalyst:
      'You see everything of the customers, import files, mend rejected events, join and separate customers.',
    roleOwner: 'You may do everything, manage people and keys included.',
    boundTo:
      'You see scores, customers and the live stream of your units: {names}, and all that stand under them.',
    look: 'Language and theme',
    lookText: 'Remembered in this browser.',
    password: 'Change the password',
    passwordText: 'Your other sessions end; this one goes on.',
    current: 'Current password',
    wrong: 'The current password is not right.',
    save: 'Change the password',
    saved: 'The password is changed. Other sessions have ended.',
  },
  ru: {
    title: 'Мой профиль',
    headline:
      '{name}, {role, select, owner {владелец} analyst {аналитик} other {наблюдатель}} в пространстве «{workspace}»',
    roleViewer: 'Вы видите оценки, клиентов и прямой эфир.',
    roleAnalyst:
      'Вы видите всё о клиентах, импортируете файлы, исправляете отклонённое, объединяете и разделяете клиентов.',
    roleOwner: 'Вам можно всё, в том числе управлять людьми и ключами.',
    boundTo: 'Вы видите оценки, клиентов и прямой эфир своих подразделений: {names} — и всех, что под ними.',
    look: 'Язык и оформление',
    lookText: 'Запоминаются в этом браузере.',
    password: 'Сменить пароль',
    passwordText: 'Остальные ваши сеансы завершатся, этот продолжится.',
    current: 'Нынешний пароль',
    wrong: 'Нынешний пароль неверный.',
    save: 'Сменить пароль',
    saved: 'Пароль изменён. Остальные сеансы завершены.',
  },
});
