import { defineMessages } from '../../language/define-messages.ts';

export const findingsText = defineMessages({
  en: {
    noticed: 'What was noticed',
    given: '{by} exported the coaching-only metric “{metric}” ({purpose}).',
    refused: '{by} asked for the coaching-only metric “{metric}” for {purpose}; it was refused.',
    report: 'for a report',
    coaching: 'for coaching',
    pay: 'pay',
    digest: 'as a digest to others',
    dismiss: 'Dismiss',
    more: 'and {n} more',
  },
  ru: {
    noticed: 'Что замечено',
    given: '{by}: выгрузка показателя «{metric}», который только для развития ({purpose}).',
    refused:
      '{by}: попытка выгрузить показатель «{metric}», который только для развития, — {purpose}; отказано.',
    report: 'для отчёта',
    coaching: 'для развития людей',
    pay: 'для расчёта оплаты',
    digest: 'в сводку для других',
    dismiss: 'Понятно',
    more: 'и ещё {n}',
  },
});
