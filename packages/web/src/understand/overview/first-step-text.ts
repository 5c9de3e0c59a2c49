import { defineMessages } from '../../language/define-messages.ts';

export const firstStepText = defineMessages({
  en: {
    headline: 'Nothing has come in yet. Send the first event and this page begins to count.',
    sub: 'Whatever speaks the Segment protocol can send events here. Or bring what you already have in a file.',
    sendTitle: 'Send an event',
    sendText:
      'Run this where the server can be reached. It answers {answer}, and the answer appears here within two seconds.',
    keyLine: 'The write key of your source is in the settings.',
    keyLink: 'Write keys',
    importTitle: 'Import a file',
    importText: 'CSV or JSON Lines, also gzipped. Importing the same file twice changes nothing.',
    importLink: 'How imports work',
    liveLink: 'Watch events arrive',
    copy: 'Copy the command',
    copied: 'Copied',
  },
  ru: {
    headline: 'Пока ничего не пришло. Отправьте первое событие — и счёт начнётся.',
    sub: 'Присылать события может всё, что говорит по протоколу Segment. А то, что уже накоплено, можно загрузить файлом.',
    sendTitle: 'Отправить событие',
    sendText:
      'Выполните это там, откуда виден сервер. Он ответит {answer}, и ответ клиента появится здесь за две секунды.',
    keyLine: 'Ключ записи вашего источника — в настройках.',
    keyLink: 'Ключи записи',
    importTitle: 'Загрузить файл',
    importText: 'CSV или JSON Lines, можно в gzip. Если загрузить тот же файл ещё раз, ничего не изменится.',
    importLink: 'Как устроен импорт',
    liveLink: 'Смотреть, как приходят события',
    copy: 'Скопировать команду',
    copied: 'Скопировано',
  },
});
