import type { AnswerFault, AnswerFaultCode } from '@romashka/model/surveys';

export type Language = 'ru' | 'en';
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const RULES = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') } as const;

/** A number with its noun in the form that the language asks for; `#` stands for the number. */
function counted(language: Language, said: string, forms: Forms): string {
  const number = Number(said);
  const form = forms[RULES[language].select(number)] ?? forms.other;
  return form.replace('#', number.toLocaleString(language));
}

const megabytes = (said: string, language: Language): string =>
  (Number(said) / 1_000_000).toLocaleString(language, { maximumFractionDigits: 1 });

const CONTACT = {
  en: { name: 'Name', email: 'E-mail', phone: 'Phone', company: 'Company' },
  ru: { name: 'Имя', email: 'Эл. почта', phone: 'Телефон', company: 'Компания' },
} as const;

const isField = (said: string): said is keyof (typeof CONTACT)['en'] => Object.hasOwn(CONTACT.en, said);

/** What a respondent reads beside what was asked of the survey's author. */
const EN = {
  language: 'English',
  next: 'Next',
  send: 'Send',
  confirm: 'Confirm',
  back: 'Back',
  required: 'required',
  starred: 'An asterisk (*) marks what has to be answered.',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  chosen: 'Your answer is chosen. It counts once you press “Confirm”.',
  other: 'Other',
  otherWords: 'In your own words',
  more: 'More',
  same: 'The same',
  less: 'Less',
  agree: 'I agree',
  choose: 'Choose…',
  noPlace: 'no place',
  place: (option: string) => `Place of “${option}”`,
  up: (option: string) => `Move “${option}” up`,
  down: (option: string) => `Move “${option}” down`,
  keepOrder: 'This order is right',
  number: 'Number',
  from: (min: string, max: string) => `From ${min} to ${max}`,
  sum: (total: string) => `Must add up to ${total}`,
  sumNow: 'So far',
  rank: (top: number, all: number) =>
    top < all
      ? `Put the first ${top} in order: 1 is the most important`
      : 'Put in order: 1 is the most important',
  several: 'You may choose several',
  atLeast: (min: number) => `Choose at least ${min}`,
  atMost: (max: number) => `Choose at most ${max}`,
  atMostChars: (max: string) => `Up to ${max} characters`,
  left: '# left',
  file: (kinds: string, size: string) => `Up to ${size} MB: ${kinds}`,
  kinds: { image: 'picture (PNG, JPEG, GIF, WebP)', pdf: 'PDF', text: 'plain text' },
  fileKept: (name: string) => `Received: ${name}. Choose another one to replace it.`,
  fileRemove: 'Remove this file',
  contact: CONTACT.en,
  wrong: 'Please look at this again',
  wrongOne: (question: string, fault: string) => `${question} — ${fault}`,
  unsaved: 'Nothing of this page has been sent yet.',
  elsewhere: 'Continue on another device',
  elsewhereWhy: 'Open this address there. Whoever has it can see and change your answers.',
  thanks: 'Thank you!',
  thanksMore: 'Your answers have been received.',
  full: 'Thank you!',
  fullMore: 'We already have enough answers of this kind, so there are no more questions.',
  closed: 'This survey is closed',
  closedMore: 'It takes no more answers. Thank you for wanting to help.',
  expired: 'This link is no longer valid',
  expiredMore: 'It had an end date, and that has passed.',
  draft: 'This survey is not open yet',
  draftMore: 'Please come back later.',
  unknown: 'There is no survey at this address',
  unknownMore: 'Please check that the whole link was copied.',
  tooLarge: 'That is more than this page can take',
  tooLargeMore: (limit: string) =>
    `The answers of a page may have ${limit} KB together. Longer texts were shortened; nothing has been sent yet.`,
  tooMuch: 'That is more than this page can take',
  tooMuchMore:
    'Nothing was received. Please go back, shorten the texts or the files, and send the page again.',
  busy: 'Too many answers come from your network',
  busyMore: 'Nothing is lost: what you wrote is on this page. Please send it again in a minute.',
  resend: 'Send again',
  unread: 'This page could not be read',
  unreadMore: 'Nothing was received. Please go back and send the page again.',
  broken: 'Something went wrong on our side',
  brokenMore: 'Your page was not received. What you wrote is kept here: please send it again in a minute.',
  again: 'Answer again',
  test: 'Test: these answers do not count.',
  survey: 'Survey',
} as const;

type Texts = { readonly [Key in keyof typeof EN]: Widened<(typeof EN)[Key]> };
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: string };

const RU: Texts = {
  language: 'Русский',
  next: 'Далее',
  send: 'Отправить',
  confirm: 'Подтвердить',
  back: 'Назад',
  required: 'обязательный вопрос',
  starred: 'Звёздочкой (*) отмечено то, на что нужно ответить.',
  step: (at, of) => `Шаг ${at} из ${of}`,
  chosen: 'Ответ выбран. Он будет учтён, когда вы нажмёте «Подтвердить».',
  other: 'Другое',
  otherWords: 'Своими словами',
  more: 'Больше',
  same: 'Так же',
  less: 'Меньше',
  agree: 'Даю согласие',
  choose: 'Выберите…',
  noPlace: 'без места',
  place: (option) => `Место для «${option}»`,
  up: (option) => `Поднять «${option}»`,
  down: (option) => `Опустить «${option}»`,
  keepOrder: 'Порядок верный',
  number: 'Число',
  from: (min, max) => `От ${min} до ${max}`,
  sum: (total) => `В сумме должно быть ${total}`,
  sumNow: 'Сейчас',
  rank: (top, all) =>
    top < all
      ? `Расставьте первые ${top} по порядку: 1 — самое важное`
      : 'Расставьте по порядку: 1 — самое важное',
  several: 'Можно выбрать несколько',
  atLeast: (min) => `Выберите не меньше ${min}`,
  atMost: (max) => `Выберите не больше ${max}`,
  atMostChars: (max) => `До ${max} знаков`,
  left: 'осталось #',
  file: (kinds, size) => `До ${size} МБ: ${kinds}`,
  kinds: { image: 'картинка (PNG, JPEG, GIF, WebP)', pdf: 'PDF', text: 'простой текст' },
  fileKept: (name) => `Получен файл: ${name}. Чтобы заменить, выберите другой.`,
  fileRemove: 'Убрать этот файл',
  contact: CONTACT.ru,
  wrong: 'Посмотрите ещё раз',
  wrongOne: (question, fault) => `${question} — ${fault}`,
  unsaved: 'Эта страница ещё не отправлена.',
  elsewhere: 'Продолжить на другом устройстве',
  elsewhereWhy: 'Откройте там этот адрес. Кто его знает, может видеть и менять ваши ответы.',
  thanks: 'Спасибо!',
  thanksMore: 'Ваши ответы получены.',
  full: 'Спасибо!',
  fullMore: 'Таких ответов уже достаточно, поэтому вопросов больше нет.',
  closed: 'Опрос закрыт',
  closedMore: 'Ответы больше не принимаются. Спасибо, что хотели помочь.',
  expired: 'Ссылка больше не действует',
  expiredMore: 'У неё был срок, и он прошёл.',
  draft: 'Опрос ещё не открыт',
  draftMore: 'Зайдите, пожалуйста, позже.',
  unknown: 'По этому адресу нет опроса',
  unknownMore: 'Проверьте, что ссылка скопирована целиком.',
  tooLarge: 'Это больше, чем помещается на страницу',
  tooLargeMore: (limit) =>
    `Ответы одной страницы вместе могут занимать ${limit} КБ. Длинные тексты сокращены; ничего ещё не отправлено.`,
  tooMuch: 'Это больше, чем помещается на страницу',
  tooMuchMore: 'Ничего не получено. Вернитесь, сократите тексты или файлы и отправьте страницу ещё раз.',
  busy: 'Из вашей сети приходит слишком много ответов',
  busyMore: 'Ничего не пропало: написанное осталось на этой странице. Отправьте её ещё раз через минуту.',
  resend: 'Отправить ещё раз',
  unread: 'Страницу не удалось прочитать',
  unreadMore: 'Ничего не получено. Вернитесь и отправьте страницу ещё раз.',
  broken: 'У нас что-то сломалось',
  brokenMore: 'Страница не получена. Написанное осталось здесь: отправьте её ещё раз через минуту.',
  again: 'Ответить ещё раз',
  test: 'Проба: эти ответы не учитываются.',
  survey: 'Опрос',
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, ru: RU };

type SayFault = (said: string, language: Language) => string;
const FAULTS: Readonly<Record<AnswerFaultCode, Readonly<Record<Language, SayFault>>>> = {
  required: {
    en: (said) => (isField(said) ? `please fill in “${CONTACT.en[said]}”` : 'please answer this question'),
    ru: (said) => (isField(said) ? `заполните поле «${CONTACT.ru[said]}»` : 'ответьте на этот вопрос'),
  },
  'not-an-option': {
    en: () => 'please choose one of the options',
    ru: () => 'выберите один из вариантов',
  },
  'too-few': {
    en: (said) =>
      counted('en', said, { one: 'choose at least # option', other: 'choose at least # options' }),
    ru: (said) =>
      counted('ru', said, {
        one: 'выберите не меньше # варианта',
        few: 'выберите не меньше # вариантов',
        many: 'выберите не меньше # вариантов',
        other: 'выберите не меньше # варианта',
      }),
  },
  'too-many': {
    en: (said) => counted('en', said, { one: 'choose at most # option', other: 'choose at most # options' }),
    ru: (said) =>
      counted('ru', said, {
        one: 'выберите не больше # варианта',
        few: 'выберите не больше # вариантов',
        many: 'выберите не больше # вариантов',
        other: 'выберите не больше # варианта',
      }),
  },
  excluded: {
    en: () => 'one of the chosen options stands alone: leave it or the others',
    ru: () => 'один из выбранных вариантов исключает остальные: оставьте его или их',
  },
  'out-of-range': {
    en: (said) => `must be within ${said}`,
    ru: (said) => `должно быть в пределах ${said}`,
  },
  'bad-number': { en: () => 'this must be a number', ru: () => 'здесь должно быть число' },
  'bad-date': { en: () => 'there is no such date', ru: () => 'такой даты нет' },
  'bad-email': {
    en: () => 'an e-mail address looks like name@example.com',
    ru: () => 'адрес почты выглядит так: name@example.com',
  },
  'bad-phone': {
    en: () => 'a phone number has digits, spaces and a plus',
    ru: () => 'в номере телефона цифры, пробелы и плюс',
  },
  'bad-url': {
    en: () => 'an address begins with http:// or https://',
    ru: () => 'адрес начинается с http:// или https://',
  },
  'too-long': {
    en: (said) => counted('en', said, { one: 'at most # character', other: 'at most # characters' }),
    ru: (said) =>
      counted('ru', said, {
        one: 'не больше # знака',
        few: 'не больше # знаков',
        many: 'не больше # знаков',
        other: 'не больше # знака',
      }),
  },
  'wrong-sum': {
    en: (said) => `the points do not add up: ${said}`,
    ru: (said) => `сумма не сходится: ${said}`,
  },
  'same-rank': {
    en: () => 'each place can be given once',
    ru: () => 'каждое место можно дать один раз',
  },
  'not-all-rows': { en: () => 'please answer every row', ru: () => 'ответьте в каждой строке' },
  'consent-needed': {
    en: () => 'without this consent we cannot go on',
    ru: () => 'без этого согласия продолжить нельзя',
  },
  'empty-file': { en: () => 'the file is empty', ru: () => 'файл пустой' },
  'file-too-large': {
    en: (said) => `the file may have at most ${megabytes(said, 'en')} MB`,
    ru: (said) => `файл может быть не больше ${megabytes(said, 'ru')} МБ`,
  },
  'wrong-file': {
    en: (said) => `files of this kind are not taken; send ${listed(said, 'en')}`,
    ru: (said) => `такие файлы не принимаются; подойдёт: ${listed(said, 'ru')}`,
  },
};

/** The kinds of files that a question takes, as words. */
export const listed = (kinds: string, language: Language): string =>
  kinds
    .split(' ')
    .map((kind) => {
      const known: Readonly<Record<string, string>> = TEXTS[language].kinds;
      return Object.hasOwn(known, kind) ? known[kind] : kind;
    })
    .join(', ');

/** What is wrong with an answer, as the end of a sentence that begins with its question. */
export const sayFault = ({ code, said }: AnswerFault, language: Language): string =>
  FAULTS[code][language](said, language);
