import { defineMessages } from '../../language/define-messages.ts';

export const railText = defineMessages({
  en: {
    rooms: 'Rooms',
    overview: 'Overview',
    live: 'Live',
    imports: 'Imports',
    rejected: 'Rejected',
    touchpoints: 'Touchpoints',
    customers: 'Customers',
    settings: 'Settings',
    collapse: 'Collapse the menu',
    expand: 'Expand the menu',
    product: 'Romashka',
    more: 'More',
    close: 'Close',
  },
  ru: {
    rooms: 'Разделы',
    overview: 'Обзор',
    live: 'Прямой эфир',
    imports: 'Импорт',
    rejected: 'Отклонённое',
    touchpoints: 'Точки контакта',
    customers: 'Клиенты',
    settings: 'Настройки',
    collapse: 'Свернуть меню',
    expand: 'Развернуть меню',
    product: 'Ромашка',
    more: 'Ещё',
    close: 'Закрыть',
  },
});
