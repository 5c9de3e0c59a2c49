import { defineMessages } from '../../language/define-messages.ts';

export const auditText = defineMessages({
  en: {
    title: 'Audit trail',
    headline: 'Who did what, newest first',
    sub: 'Every change has a record, and so has every look at personal data. Records are chained: one that is altered or removed breaks the chain.',
    verify: 'Check the chain',
    intact:
      '{records, plural, one {# record checked} other {# records checked}}: none has been altered or removed.',
    broken:
      'Record {first} does not fit the chain of {records}: it, or the one before it, was altered or removed after it was written. Compare with a backup from before, and ask who can reach the database.',
    filter: 'Action',
    all: 'All actions',
    when: 'When',
    who: 'Who',
    what: 'What',
    target: 'On what',
    ip: 'Address',
    details: 'Details',
    open: 'Details of record {seq}',
    record: 'Record {seq}',
    request: 'Request',
    hash: 'Hash',
    none: 'No such records',
    noneText: 'Nobody has done this yet, or the records are of another kind.',
    more: 'Show older records',
  },
  ru: {
    title: 'Журнал действий',
    headline: 'Кто что делал, сначала новое',
    sub: 'Запись есть о каждом изменении и о каждом просмотре персональных данных. Записи связаны цепочкой: изменённая или удалённая её рвёт.',
    verify: 'Проверить цепочку',
    intact:
      'Проверено {records, plural, one {# запись} few {# записи} many {# записей} other {# записи}}: ни одна не изменена и не удалена.',
    broken:
      'Запись {first} не сходится с цепочкой из {records}: её или предыдущую изменили или удалили позже. Сравните с более ранней резервной копией и узнайте, у кого есть доступ к базе.',
    filter: 'Действие',
    all: 'Все действия',
    when: 'Когда',
    who: 'Кто',
    what: 'Что сделал',
    target: 'С чем',
    ip: 'Адрес',
    details: 'Подробно',
    open: 'Подробно: запись {seq}',
    record: 'Запись {seq}',
    request: 'Запрос',
    hash: 'Хеш',
    none: 'Таких записей нет',
    noneText: 'Этого пока никто не делал, или записи другого рода.',
    more: 'Показать более ранние',
  },
});
