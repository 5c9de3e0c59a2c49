import { defineMessages } from '../../language/define-messages.ts';

export const exportText = defineMessages({
  en: {
    title: 'Export: {name}',
    purpose: 'What is it for?',
    report: 'A report',
    coaching: 'Coaching',
    pay: 'Pay or bonuses',
    recorded: 'Each export stands in the audit trail with its purpose.',
    locked:
      'A metric in it is for coaching only: it goes into no export for pay, and the owners are told of this export.',
    csv: 'Table (CSV)',
    xlsx: 'Workbook (XLSX)',
    cancel: 'Cancel',
    done: 'The file is on its way.',
  },
  ru: {
    title: 'Выгрузка: {name}',
    purpose: 'Для чего?',
    report: 'Отчёт',
    coaching: 'Развитие людей',
    pay: 'Расчёт оплаты или премий',
    recorded: 'Каждая выгрузка с её целью остаётся в журнале действий.',
    locked:
      'Здесь есть показатель «только для развития»: для расчёта оплаты он не выгружается, а об этой выгрузке узнают владельцы.',
    csv: 'Таблица (CSV)',
    xlsx: 'Книга (XLSX)',
    cancel: 'Отмена',
    done: 'Файл скачивается.',
  },
});
