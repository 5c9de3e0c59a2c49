import { defineMessages } from '../../language/define-messages.ts';

export const outgoingText = defineMessages({
  en: {
    outgoing: 'Outgoing',
    headline: 'Nothing is sent yet; what is made waits here.',
    sub: 'Romashka has no way out by e-mail so far. Digests are made at their hour and kept for a little over a year, so that you can see them as their recipients will.',
    empty: 'Nothing was made yet',
    emptyText: 'Open a board of yours and choose “Send as a digest”: what, when and for whom.',
    toBoards: 'To the boards',
    subject: 'Subject',
    recipient: 'Recipient',
    at: 'Made for',
    more: 'Show more',
    to: 'To {recipient} · {at} · not sent',
  },
  ru: {
    outgoing: 'Исходящие',
    headline: 'Пока ничего не отправляется: всё составленное ждёт здесь.',
    sub: 'Выхода в почту у Ромашки ещё нет. Сводки составляются в свой час и хранятся чуть больше года — их можно открыть такими, какими их увидят получатели.',
    empty: 'Пока ничего не составлено',
    emptyText: 'Откройте свою доску и выберите «Отправлять сводкой»: что, когда и кому.',
    toBoards: 'К доскам',
    subject: 'Тема',
    recipient: 'Получатель',
    at: 'На когда',
    more: 'Показать ещё',
    to: 'Кому: {recipient} · {at} · не отправлено',
  },
});
