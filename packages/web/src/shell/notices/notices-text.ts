import { defineMessages } from '../../language/define-messages.ts';

export const noticesText = defineMessages({
  en: {
    offline:
      'No connection. What you see may be old; nothing you saved is lost. It goes on by itself once the network is back.',
    demo: 'Loading the demo company',
    demoCount: '{loaded} of {total}',
    demoLeft:
      '{minutes, plural, =0 {less than a minute left} one {about # minute left} other {about # minutes left}}',
    demoUse: 'You can already look around; the figures settle when it is done.',
    skip: 'Skip to the content',
    undo: 'Undo',
    dismiss: 'Dismiss the message',
  },
  ru: {
    offline:
      'Нет связи. То, что на экране, могло устареть; сохранённое не пропало. Всё продолжится само, когда сеть вернётся.',
    demo: 'Загружаем демонстрационную компанию',
    demoCount: '{loaded} из {total}',
    demoLeft:
      '{minutes, plural, =0 {осталось меньше минуты} one {осталась примерно # минута} few {осталось примерно # минуты} many {осталось примерно # минут} other {осталось примерно # минуты}}',
    demoUse: 'Уже можно осмотреться; цифры устоятся, когда загрузка закончится.',
    skip: 'Перейти к содержанию',
    undo: 'Отменить',
    dismiss: 'Убрать сообщение',
  },
});
