import { COMPANY } from '../company/company.ts';
import type { Language, Named } from '../company/language.ts';
import { REGIONS, type Region } from '../company/regions.ts';
import { inLatin } from '../customers/email.ts';
import { drawName } from '../customers/person-name.ts';
import { chance } from '../random/draw.ts';
import { createRandom, type Random } from '../random/random.ts';

/** A unit of the nationwide company as a file of units holds it. */
export type NationwideUnit = Named & { readonly parent: string | null };

/** One of its staff: the unit is the one whose feedback they see; none for head office, which sees all. */
export type NationwidePerson = {
  readonly email: string;
  readonly name: string;
  readonly unit: string | null;
};

export type Nationwide = {
  readonly units: readonly NationwideUnit[];
  readonly staff: readonly NationwidePerson[];
};

export type NationwideOptions = {
  readonly seed: number;
  readonly shops?: number;
  readonly staff?: number;
};

const IN_HEAD_OFFICE = 60;
const IN_REGION = 25;

/**
 * The operator at its full size: shops spread evenly over its eight regions, and the staff of head office,
 * regions and shops. Everybody and every shop is made up; the same seed gives the same company.
 */
export const nationwide = ({ seed, shops = 400, staff = 9_000 }: NationwideOptions): Nationwide => {
  const units: NationwideUnit[] = [
    { ...COMPANY, parent: null },
    ...REGIONS.map(({ key, ru, en }) => ({ key, ru, en, parent: COMPANY.key })),
    ...Array.from({ length: shops }, (_, at) => shopOf(at)),
  ].map(({ key, ru, en, parent }) => ({ key, ru, en, parent }));
  return { units, staff: staffOf(createRandom(seed, 'nationwide'), shops, staff) };
};

const regionOf = (shop: number): Region => REGIONS[shop % REGIONS.length] ?? (REGIONS[0] as Region);

const shopKey = (shop: number): string =>
  `${regionOf(shop).key.replace('region-', 'shop-')}-${String(Math.floor(shop / REGIONS.length) + 1).padStart(3, '0')}`;

const shopOf = (at: number): NationwideUnit => {
  const region = regionOf(at);
  const number = Math.floor(at / REGIONS.length) + 1;
  const city = region.cities[number % region.cities.length];
  return {
    key: shopKey(at),
    ru: `Салон № ${number}, ${city?.ru ?? region.ru}`,
    en: `Shop ${number}, ${city?.en ?? region.en}`,
    parent: region.key,
  };
};

const staffOf = (random: Random, shops: number, count: number): NationwidePerson[] => {
  const people: NationwidePerson[] = [];
  for (let at = 0; at < count; at += 1) {
    const unit = unitOf(at, shops);
    const language: Language = unit?.language ?? 'ru';
    const { firstName, lastName } = drawName(random, language, chance(random, 0.5) ? 'female' : 'male');
    people.push({
      email: `${inLatin(firstName)}.${inLatin(lastName)}.${at + 1}@staff.romashka.example`,
      name: `${firstName} ${lastName}`,
      unit: unit?.key ?? null,
    });
  }
  return people;
};

/** Head office first, then the offices of the regions, then the shops in turn. */
const unitOf = (at: number, shops: number): { readonly key: string; readonly language: Language } | null => {
  if (at < IN_HEAD_OFFICE) return null;
  const inRegions = at - IN_HEAD_OFFICE;
  if (inRegions < IN_REGION * REGIONS.length) return REGIONS[inRegions % REGIONS.length] ?? null;
  const shop = (inRegions - IN_REGION * REGIONS.length) % shops;
  return { key: shopKey(shop), language: regionOf(shop).language };
};
