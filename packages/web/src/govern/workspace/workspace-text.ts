import { defineMessages } from '../../language/define-messages.ts';

export const workspaceText = defineMessages({
  en: {
    title: 'Workspace',
    headline: '{name}: days are counted in {zone}, the sources may send {limit} events a second',
    basics: 'Name, time and language',
    name: 'Name',
    notAName: 'Write a name.',
    zone: 'Time zone',
    zoneHelp: 'Days, weeks and months of every figure are counted in it. A change moves past days too.',
    language: 'Language',
    languageHelp: 'For people who chose none, and whose browser prefers neither Russian nor English.',
    intake: 'Intake',
    limit: 'Events a second',
    limitHelp:
      'Above it sources are told to wait; the official clients then send again by themselves, and nothing is lost.',
    notALimit: 'A whole number from 1 to 1,000,000.',
    joining: 'When two customers become one',
    joiningText:
      'The same user id always means the same customer. An e-mail or a phone number alone is weaker: members of a family often share one, and joining would mix their answers and purchases into one person. So both are off at first, and the pair is shown as a possible match for someone to decide.',
    byEmail: 'Join by the same e-mail',
    byEmailHelp:
      'Customers with one e-mail become one, unless their user ids differ. Every joining is explained on the customer’s page and can be undone.',
    byPhone: 'Join by the same phone number',
    byPhoneHelp:
      'The same for phone numbers. Families share a number more often than a mailbox: switch it on only where each customer has their own.',
    fromNowOn: 'A change holds for events from now on; customers joined so far stay joined.',
    save: 'Save the workspace',
    saved: 'The workspace is saved.',
    unsaved: 'There are unsaved changes.',
  },
  ru: {
    title: 'Пространство',
    headline:
      '{name}: сутки считаются по поясу {zone}, источники могут присылать до {limit} событий в секунду',
    basics: 'Название, время и язык',
    name: 'Название',
    notAName: 'Напишите название.',
    zone: 'Часовой пояс',
    zoneHelp: 'По нему считаются дни, недели и месяцы во всех цифрах. Новый пояс сдвинет и прошлые дни.',
    language: 'Язык',
    languageHelp: 'Для тех, кто не выбрал свой и чей браузер не просит ни русский, ни английский.',
    intake: 'Приём событий',
    limit: 'Событий в секунду',
    limitHelp:
      'Сверх этого источники просят подождать; официальные клиенты сами пришлют ещё раз, и ничего не пропадёт.',
    notALimit: 'Целое число от 1 до 1 000 000.',
    joining: 'Когда два клиента — это один',
    joiningText:
      'Одинаковый идентификатор пользователя всегда означает одного клиента. Одинаковые почта или телефон — признак слабее: в семье их часто делят, и тогда ответы и покупки разных людей слились бы в одного. Поэтому сначала оба правила выключены, а пара показана как возможное совпадение: решает человек.',
    byEmail: 'Объединять по одинаковой почте',
    byEmailHelp:
      'Клиенты с одной почтой становятся одним, если их идентификаторы не спорят. Каждое объединение объяснено на странице клиента, его можно отменить.',
    byPhone: 'Объединять по одинаковому телефону',
    byPhoneHelp:
      'То же для телефонов. Номер в семье делят чаще, чем почту: включайте, только если у каждого клиента свой.',
    fromNowOn: 'Правило действует на новые события; уже объединённые клиенты такими и останутся.',
    save: 'Сохранить пространство',
    saved: 'Пространство сохранено.',
    unsaved: 'Есть несохранённые изменения.',
  },
});
