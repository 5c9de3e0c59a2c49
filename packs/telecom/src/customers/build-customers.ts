import type { Language } from '../company/language.ts';
import { REGIONS, type Region } from '../company/regions.ts';
import { SHOPS } from '../company/shops.ts';
import { TARIFFS } from '../company/tariffs.ts';
import { chance, exponential, intBetween, normal, pick, pickWeighted } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import type { Contract, Customer } from './customer.ts';
import { DEVICES } from './devices.ts';
import { emailOf } from './email.ts';
import { drawName, type PersonName } from './person-name.ts';
import { phoneOf } from './phone.ts';

/** Parts of the customers, 0..1. */
const JOINS_WITHIN = 0.16;
const BROWSES_FIRST = 0.55;
const TWO_BROWSERS = 0.25;
const IN_A_FAMILY = 0.03;
const SHARES_BROWSER = 0.25;
const SPEAKS_HOME_LANGUAGE: Readonly<Record<Language, number>> = { ru: 0.965, en: 0.985 };

const FIRST_NUMBER = 100_001;
/** Days from one relationship survey of a customer to the next. */
export const SURVEY_CYCLE = 91;
const LONGEST_TENURE_DAYS = 3650;

const CONTRACTS: readonly { readonly contract: Contract; readonly share: number }[] = [
  { contract: 'month-to-month', share: 0.56 },
  { contract: 'one-year', share: 0.27 },
  { contract: 'two-year', share: 0.17 },
];

/** What the members of a family may have in common. */
type Kin = Pick<Customer, 'phone' | 'email' | 'browsers'> & {
  readonly region: Region;
  readonly language: Language;
  readonly surname: string;
};

type Numbers = { ru: number; en: number };

const drawLanguage = (random: Random, region: Region): Language => {
  if (chance(random, SPEAKS_HOME_LANGUAGE[region.language])) return region.language;
  return region.language === 'ru' ? 'en' : 'ru';
};

const drawJoining = (random: Random, days: number): Pick<Customer, 'joinDay' | 'browseDays'> => {
  if (!chance(random, JOINS_WITHIN))
    return { joinDay: -intBetween(random, 1, LONGEST_TENURE_DAYS), browseDays: [] };
  const joinDay = intBetween(random, 1, Math.max(1, days - 1));
  if (!chance(random, BROWSES_FIRST)) return { joinDay, browseDays: [] };
  const ahead = [joinDay - intBetween(random, 4, 9), joinDay - intBetween(random, 0, 3)];
  return { joinDay, browseDays: ahead.filter((day) => day >= 0) };
};

const drawTerms = (
  random: Random,
): Pick<Customer, 'plan' | 'contract' | 'tariff' | 'device' | 'billDay' | 'autopay'> => ({
  plan: chance(random, 0.42) ? 'prepaid' : 'postpaid',
  contract: pickWeighted(random, CONTRACTS, ({ share }) => share).contract,
  tariff: pickWeighted(random, TARIFFS, ({ share }) => share).key,
  device: pick(random, DEVICES),
  billDay: intBetween(random, 1, 28),
  autopay: chance(random, 0.58),
});

const drawInclinations = (
  random: Random,
): Pick<Customer, 'attitude' | 'digital' | 'exposure' | 'surveyPhase'> => ({
  attitude: normal(random),
  digital: exponential(random, 1) * 0.8 + 0.2,
  exposure: exponential(random, 1) * 0.7 + 0.3,
  surveyPhase: intBetween(random, 0, SURVEY_CYCLE - 1),
});

type Reachable = Pick<Customer, 'email' | 'phone' | 'browsers'>;

/** Half of a family shares a phone, the other half an e-mail; some a browser too. All keep their own contract. */
const contactsOf = (random: Random, own: Reachable, kin: Kin | undefined): Reachable => {
  if (kin === undefined) return own;
  const browsers = chance(random, SHARES_BROWSER) ? kin.browsers : own.browsers;
  return chance(random, 0.5)
    ? { ...own, phone: kin.phone, browsers }
    : { ...own, email: kin.email, browsers };
};

const ownContacts = (random: Random, name: PersonName, number: number, phone: string): Reachable => {
  const browsers = chance(random, TWO_BROWSERS)
    ? [`web-${number}-a`, `web-${number}-b`]
    : [`web-${number}-a`];
  return { email: emailOf(name, number), phone, browsers };
};

const buildCustomer = (
  random: Random,
  days: number,
  number: number,
  numbers: Numbers,
  kin: Kin | undefined,
): { readonly customer: Customer; readonly kin: Kin } => {
  const region = kin?.region ?? pickWeighted(random, REGIONS, ({ share }) => share);
  const language = kin?.language ?? drawLanguage(random, region);
  const sex = chance(random, 0.5) ? 'male' : 'female';
  const surname = kin?.surname ?? drawName(random, language, 'male').lastName;
  const name = drawName(random, language, sex, surname);
  numbers[language] += 1;
  const own = ownContacts(random, name, number, phoneOf(language, numbers[language]));
  const shops = SHOPS.filter((shop) => shop.region === region.key);
  const customer: Customer = {
    userId: `rt-${number}`,
    language,
    sex,
    ...name,
    region,
    city: pick(random, region.cities),
    birthYear: intBetween(random, 1944, 2007),
    contractNumber: `RT-${number}`,
    appId: `app-${number}`,
    homeShop: pickWeighted(random, shops, ({ share }) => share).key,
    ...drawTerms(random),
    ...drawJoining(random, days),
    ...drawInclinations(random),
    ...contactsOf(random, own, kin),
  };
  const { phone, email, browsers } = customer;
  return { customer, kin: { phone, email, browsers, region, language, surname } };
};

/** The customers of the company, those who join while the data runs among them. */
export const buildCustomers = (random: Random, count: number, days: number): readonly Customer[] => {
  const customers: Customer[] = [];
  const numbers: Numbers = { ru: 0, en: 0 };
  let last: Kin | undefined;
  for (let index = 0; index < count; index += 1) {
    const family = last !== undefined && chance(random, IN_A_FAMILY) ? last : undefined;
    const built = buildCustomer(random, days, FIRST_NUMBER + index, numbers, family);
    customers.push(built.customer);
    last = built.kin;
  }
  return customers;
};
