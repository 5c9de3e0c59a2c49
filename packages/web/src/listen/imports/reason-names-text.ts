import { defineMessages } from '../../language/define-messages.ts';

/** Reasons to refuse a row in a few words, for choosing among them. */
export const reasonNamesText = defineMessages({
  en: {
    'no-customer': 'Names no customer',
    'says-nothing': 'Says nothing',
    'not-a-form': 'A value of the wrong kind',
    'no-date': 'No date',
    'no-date-in-format': 'No date in the format',
    'in-the-future': 'In the future',
    'time-is-empty': 'No time',
    'event-is-empty': 'No name of the event',
    refused: 'Refused by the rules of events',
    'column-refused': 'An answer or value refused',
    erased: 'An erased customer',
    'cell-count': 'Too many or too few cells',
    'wrong-bytes': 'Unreadable letters',
    other: 'Another reason ({code})',
  },
  ru: {
    'no-customer': 'Не указан клиент',
    'says-nothing': 'Ничего не сообщает',
    'not-a-form': 'Значение не того вида',
    'no-date': 'Не дата',
    'no-date-in-format': 'Дата не в том формате',
    'in-the-future': 'В будущем',
    'time-is-empty': 'Нет времени',
    'event-is-empty': 'Нет названия события',
    refused: 'Не по правилам событий',
    'column-refused': 'Ответ или значение не принято',
    erased: 'Клиент удалён',
    'cell-count': 'Лишние или недостающие ячейки',
    'wrong-bytes': 'Буквы не читаются',
    other: 'Другая причина ({code})',
  },
});
