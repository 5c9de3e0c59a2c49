/** Days are counted back from the end of the data: 190 is the day 190 days before `until`. */
export type DaysBeforeEnd = number;

type Told = {
  /** What was planted, for people. */
  readonly ru: string;
  readonly en: string;
  /** What a detector should find, and what it must not. */
  readonly find: { readonly ru: string; readonly en: string };
};

/** One region's calls drop more and more; its NPS follows with a lag. */
export type PlantedRegion = Told & {
  readonly kind: 'growing-fault';
  readonly region: string;
  readonly event: string;
  readonly from: DaysBeforeEnd;
  /** From this day on the fault stays at its full size. */
  readonly full: DaysBeforeEnd;
  /** How many times as many calls drop at the full size. */
  readonly factor: number;
  /** Days from the first extra drops until the score is clearly lower. */
  readonly lag: number;
  /** NPS points between before and the last 75 days: what to expect, and the least that any seed should show. */
  readonly npsFall: { readonly expected: number; readonly least: number };
};

/** One shop asks its customers for high scores. */
export type PlantedShop = Told & {
  readonly kind: 'asked-scores';
  readonly unit: string;
  readonly region: string;
  readonly from: DaysBeforeEnd;
  /** Part of the ordinary answers that are asked for, 0..1. */
  readonly askedShare: number;
  /** On the last so many days of a month staff collect further answers on the shop's tablet. */
  readonly burstDays: number;
  /** Chance on each of those days that a visitor of the last 30 days without an answer gives one. */
  readonly burstChance: number;
  /** How many times as often its visitors need to call support afterwards. */
  readonly callBackFactor: number;
  /** How many times as often those whose home shop it is leave the company. */
  readonly leaveFactor: number;
};

/** The terms of one tariff change and make everything about it harder for some weeks. */
export type PlantedTariff = Told & {
  readonly kind: 'raised-effort';
  readonly tariff: string;
  readonly from: DaysBeforeEnd;
  readonly to: DaysBeforeEnd;
  /** Standard deviations by which effort answers of its customers shift. */
  readonly effortShift: number;
  /** How many times as often its customers use self-service, chat and support meanwhile. */
  readonly contactFactor: number;
  readonly chargeFactor: number;
  /** Fall of the share of 5 to 7: what to expect, and the least that any seed should show. */
  readonly cesFall: { readonly expected: number; readonly least: number };
};

/** Volumes swing with the calendar; opinions do not. */
export type PlantedSeason = Told & {
  readonly kind: 'season-without-meaning';
  /** By month of the year, 1 to 12: factor on visits, orders, sessions, calls and chats; 1 where not named. */
  readonly volume: Readonly<Record<number, number>>;
};

export type Planted = {
  readonly region: PlantedRegion;
  readonly shop: PlantedShop;
  readonly tariff: PlantedTariff;
  readonly season: PlantedSeason;
};

/** What is hidden in the demo company. The generator reads its sizes from here. */
export const PLANTED: Planted = {
  region: {
    kind: 'growing-fault',
    region: 'region-south',
    event: 'Call Dropped',
    from: 190,
    full: 120,
    factor: 5.5,
    lag: 35,
    npsFall: { expected: 30, least: 15 },
    ru: 'На Юге с определённого месяца растёт число оборванных звонков; через месяц с лишним падает NPS.',
    en: 'In the South dropped calls grow from a certain month; over a month later NPS falls.',
    find: {
      ru: 'Рост обрывов только на Юге, затем падение NPS только на Юге; внутри региона ниже оценки у тех, у кого чаще рвётся связь.',
      en: 'Drops grow in the South only, then NPS falls in the South only; within it those with more drops score lower.',
    },
  },
  shop: {
    kind: 'asked-scores',
    unit: 'shop-lime-alley',
    region: 'region-centre',
    from: 240,
    askedShare: 0.6,
    burstDays: 3,
    burstChance: 0.2,
    callBackFactor: 1.7,
    leaveFactor: 1.4,
    ru: 'В салоне «Липовая аллея» выпрашивают высокие оценки, особенно в последние дни месяца.',
    en: 'The Lime Alley shop asks for high scores, above all on the last days of a month.',
    find: {
      ru: 'Слишком много 9–10, всплески в конце месяца с планшета салона, слова «просили поставить»; повторные звонки и уход тех же людей не лучше, чем у других.',
      en: 'Too many 9s and 10s, month-end bursts from the shop tablet, words such as "asked for a ten"; repeat calls and churn of the same people no better than elsewhere.',
    },
  },
  tariff: {
    kind: 'raised-effort',
    tariff: 'family',
    from: 126,
    to: 84,
    effortShift: -0.75,
    contactFactor: 2.2,
    chargeFactor: 1.07,
    cesFall: { expected: 0.32, least: 0.18 },
    ru: 'Условия «Семейного» изменили: шесть недель всё, что с ним связано, требует больше усилий.',
    en: 'The terms of the Family tariff changed: for six weeks everything about it takes more effort.',
    find: {
      ru: 'CES падает только у владельцев «Семейного» и возвращается; чаще обращения с темой «тариф», длиннее самообслуживание.',
      en: 'CES falls for holders of Family only and comes back; more contacts about the tariff, longer self-service.',
    },
  },
  season: {
    kind: 'season-without-meaning',
    volume: { 1: 0.85, 7: 0.72, 8: 0.72, 11: 1.1, 12: 1.6 },
    ru: 'В декабре обращений и покупок намного больше, в июле и августе меньше; оценки от этого не меняются.',
    en: 'December brings far more contacts and orders, July and August fewer; scores do not change with them.',
    find: {
      ru: 'Ничего: детектор, который связал оценку с сезоном, ошибся.',
      en: 'Nothing: a detector that ties the score to the season is wrong.',
    },
  },
};
