import type { Language, Named } from './language.ts';

export type City = {
  readonly ru: string;
  /** "In the city", as a Russian sentence needs it. */
  readonly ruIn: string;
  readonly en: string;
};

export type Region = Named & {
  /** What most people of the region speak. */
  readonly language: Language;
  /** Part of all customers, 0..1. */
  readonly share: number;
  readonly timezone: string;
  /** Hours ahead of UTC; the two coastal regions keep winter time all year here. */
  readonly offset: number;
  readonly centre: string;
  readonly cities: readonly City[];
};

const city = (ru: string, ruIn: string, en: string): City => ({ ru, ruIn, en });

/** Six regions with real Russian cities, two English-speaking ones whose places do not exist. */
export const REGIONS: readonly Region[] = [
  {
    key: 'region-north-west',
    ru: 'Северо-Запад',
    en: 'North-West',
    language: 'ru',
    share: 0.11,
    timezone: 'Europe/Moscow',
    offset: 3,
    centre: 'centre-volga',
    cities: [
      city('Санкт-Петербург', 'в Петербурге', 'Saint Petersburg'),
      city('Великий Новгород', 'в Новгороде', 'Veliky Novgorod'),
      city('Псков', 'в Пскове', 'Pskov'),
      city('Петрозаводск', 'в Петрозаводске', 'Petrozavodsk'),
    ],
  },
  {
    key: 'region-centre',
    ru: 'Центр',
    en: 'Centre',
    language: 'ru',
    share: 0.16,
    timezone: 'Europe/Moscow',
    offset: 3,
    centre: 'centre-volga',
    cities: [
      city('Калуга', 'в Калуге', 'Kaluga'),
      city('Тула', 'в Туле', 'Tula'),
      city('Ярославль', 'в Ярославле', 'Yaroslavl'),
      city('Рязань', 'в Рязани', 'Ryazan'),
    ],
  },
  {
    key: 'region-volga',
    ru: 'Поволжье',
    en: 'Volga',
    language: 'ru',
    share: 0.11,
    timezone: 'Europe/Moscow',
    offset: 3,
    centre: 'centre-volga',
    cities: [
      city('Казань', 'в Казани', 'Kazan'),
      city('Нижний Новгород', 'в Нижнем', 'Nizhny Novgorod'),
      city('Чебоксары', 'в Чебоксарах', 'Cheboksary'),
      city('Киров', 'в Кирове', 'Kirov'),
    ],
  },
  {
    key: 'region-south',
    ru: 'Юг',
    en: 'South',
    language: 'ru',
    share: 0.12,
    timezone: 'Europe/Moscow',
    offset: 3,
    centre: 'centre-volga',
    cities: [
      city('Ростов-на-Дону', 'в Ростове', 'Rostov-on-Don'),
      city('Краснодар', 'в Краснодаре', 'Krasnodar'),
      city('Ставрополь', 'в Ставрополе', 'Stavropol'),
      city('Таганрог', 'в Таганроге', 'Taganrog'),
    ],
  },
  {
    key: 'region-urals',
    ru: 'Урал',
    en: 'Urals',
    language: 'ru',
    share: 0.09,
    timezone: 'Asia/Yekaterinburg',
    offset: 5,
    centre: 'centre-siberia',
    cities: [
      city('Екатеринбург', 'в Екатеринбурге', 'Yekaterinburg'),
      city('Пермь', 'в Перми', 'Perm'),
      city('Челябинск', 'в Челябинске', 'Chelyabinsk'),
      city('Тюмень', 'в Тюмени', 'Tyumen'),
    ],
  },
  {
    key: 'region-siberia',
    ru: 'Сибирь',
    en: 'Siberia',
    language: 'ru',
    share: 0.08,
    timezone: 'Asia/Novosibirsk',
    offset: 7,
    centre: 'centre-siberia',
    cities: [
      city('Новосибирск', 'в Новосибирске', 'Novosibirsk'),
      city('Томск', 'в Томске', 'Tomsk'),
      city('Барнаул', 'в Барнауле', 'Barnaul'),
      city('Красноярск', 'в Красноярске', 'Krasnoyarsk'),
    ],
  },
  {
    key: 'region-harbour-coast',
    ru: 'Портовый берег',
    en: 'Harbour Coast',
    language: 'en',
    share: 0.18,
    timezone: 'Europe/London',
    offset: 0,
    centre: 'centre-harbour',
    cities: [
      city('Порт-Олдер', 'в Порт-Олдере', 'Port Alder'),
      city('Солтвик-Бей', 'в Солтвик-Бее', 'Saltwick Bay'),
      city('Истмир', 'в Истмире', 'Eastmere'),
      city('Галлхейвен', 'в Галлхейвене', 'Gullhaven'),
    ],
  },
  {
    key: 'region-highmoor',
    ru: 'Хаймур',
    en: 'Highmoor',
    language: 'en',
    share: 0.15,
    timezone: 'Europe/London',
    offset: 0,
    centre: 'centre-harbour',
    cities: [
      city('Хаймур-Кросс', 'в Хаймур-Кроссе', 'Highmoor Cross'),
      city('Бракенфилд', 'в Бракенфилде', 'Brackenfield'),
      city('Стоунвелл', 'в Стоунвелле', 'Stonewell'),
      city('Эш-Бридж', 'в Эш-Бридже', 'Ash Bridge'),
    ],
  },
];
