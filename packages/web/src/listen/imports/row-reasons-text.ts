import { defineMessages } from '../../language/define-messages.ts';

/** Why a row of a file was refused, by the code that the import gave; `refused` rows carry the door's code. */
export const rowReasonsText = defineMessages({
  en: {
    'no-customer': 'The row names no customer: {columns} is empty.',
    'says-nothing': 'The row says nothing: every column that the map uses is empty.',
    'not-a-form':
      'Column “{column}”: “{cell}” is not {form, select, number {a number} boolean {yes or no} other {{form}}}.',
    'no-date': 'Column “{column}”: “{cell}” is no date.',
    'no-date-in-format': 'Column “{column}”: “{cell}” is no date in the format {format}.',
    'in-the-future': 'Column “{column}”: “{cell}” lies in the future.',
    'time-is-empty': 'Column “{column}” is empty: it is not known when this happened.',
    'no-time-in-map': 'It is not known when this happened: the map gives no time.',
    'event-is-empty': 'Column “{column}” is empty: the event has no name.',
    'no-timestamp': 'The event has no “timestamp” that is an ISO 8601 date-time.',
    'timestamp-in-the-future': 'The “timestamp” lies in the future.',
    erased: 'The customer of this row was erased: nothing is taken of them.',
    'too-long': 'The line is longer than any row may be.',
    'quote-inside':
      'A quote stands inside a cell that does not begin with one: put the cell in quotes and write its own quotes twice.',
    'quote-followed':
      'Something follows the quote that ends a cell: a quote inside a cell must be written twice.',
    'quote-open': 'A quote is opened in this row and not closed.',
    'cell-count': 'The row has {cells} and the header {columns} cells.',
    'not-json': 'The line is not JSON: {error}',
    'not-an-object': 'The line is not a JSON object.',
    'other-form': 'The row is not of the form of the others.',
    'wrong-bytes': 'The row holds bytes that are not {encoding}.',
    'no-unit': 'Column “{column}” is empty: the row names no unit.',
    'cell-too-long': 'Column “{column}”: the cell is longer than 200 characters.',
    'unit-under-itself': 'The unit “{unit}” would stand under itself, by way of “{parent}”.',
    'no-touchpoint': 'Column “{column}” is empty: the row names no touchpoint.',
    'unknown-kind':
      'Column “{column}”: “{cell}” lists something other than solicited, behaviour, operation, emotion.',
    inColumn: 'Column “{column}”: {reason}',
  },
  ru: {
    'no-customer': 'Строка не говорит, чья она: пусто в {columns}.',
    'says-nothing': 'Строка ничего не сообщает: пусты все столбцы, которые использует карта.',
    'not-a-form':
      'Столбец «{column}»: «{cell}» — не {form, select, number {число} boolean {да или нет} other {{form}}}.',
    'no-date': 'Столбец «{column}»: «{cell}» — не дата.',
    'no-date-in-format': 'Столбец «{column}»: «{cell}» — не дата в формате {format}.',
    'in-the-future': 'Столбец «{column}»: «{cell}» — это в будущем.',
    'time-is-empty': 'Столбец «{column}» пуст: неизвестно, когда это было.',
    'no-time-in-map': 'Неизвестно, когда это было: карта не называет времени.',
    'event-is-empty': 'Столбец «{column}» пуст: у события нет названия.',
    'no-timestamp': 'У события нет «timestamp» в виде даты и времени ISO 8601.',
    'timestamp-in-the-future': '«timestamp» — это в будущем.',
    erased: 'Клиент из этой строки удалён: о нём ничего не принимается.',
    'too-long': 'Строка длиннее, чем бывают строки.',
    'quote-inside':
      'Кавычка внутри ячейки, которая с неё не начинается: возьмите ячейку в кавычки, а её собственные кавычки удвойте.',
    'quote-followed': 'После закрывающей кавычки что-то стоит: кавычку внутри ячейки нужно удвоить.',
    'quote-open': 'Кавычка в этой строке открыта и не закрыта.',
    'cell-count': 'Ячеек в строке — {cells}, в заголовке — {columns}.',
    'not-json': 'Строка — не JSON: {error}',
    'not-an-object': 'Строка — не объект JSON.',
    'other-form': 'Строка устроена не так, как остальные.',
    'wrong-bytes': 'В строке есть байты не из {encoding}.',
    'no-unit': 'Столбец «{column}» пуст: строка не называет подразделения.',
    'cell-too-long': 'Столбец «{column}»: ячейка длиннее 200 знаков.',
    'unit-under-itself': 'Подразделение «{unit}» оказалось бы под самим собой — через «{parent}».',
    'no-touchpoint': 'Столбец «{column}» пуст: строка не называет точку контакта.',
    'unknown-kind':
      'Столбец «{column}»: в «{cell}» есть что-то кроме слов «ответы», «поведение», «работа систем», «эмоции».',
    inColumn: 'Столбец «{column}»: {reason}',
  },
});
