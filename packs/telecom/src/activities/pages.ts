import { COMPANY } from '../company/company.ts';
import type { Language, Named } from '../company/language.ts';
import { contextOf, type Place } from '../days/track.ts';
import type { World } from '../days/world.ts';
import { pickWeighted } from '../random/draw.ts';

type Page = Named & { readonly path: string; readonly weight: number };

const PAGES: readonly Page[] = [
  { key: 'Home', ru: 'Главная', en: 'Home', path: '/', weight: 26 },
  { key: 'Tariffs', ru: 'Тарифы', en: 'Tariffs', path: '/tariffs', weight: 20 },
  { key: 'My Account', ru: 'Личный кабинет', en: 'My account', path: '/account', weight: 22 },
  { key: 'Shop', ru: 'Магазин', en: 'Shop', path: '/shop', weight: 12 },
  { key: 'Help', ru: 'Помощь', en: 'Help', path: '/help', weight: 11 },
  { key: 'Coverage Map', ru: 'Карта покрытия', en: 'Coverage map', path: '/coverage', weight: 5 },
  { key: 'Roaming', ru: 'Роуминг', en: 'Roaming', path: '/roaming', weight: 4 },
];

export type Looking = {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly on: 'web' | 'app';
  readonly language: Language;
  readonly anonymousId: string;
  /** Absent while they have not signed in. */
  readonly userId?: string;
};

/** Puts one page of the site or one screen of the app into the queue. */
export const look = (world: World, { time, on, language, anonymousId, userId }: Looking): void => {
  const page = pickWeighted(world.random, PAGES, ({ weight }) => weight);
  const touchpoint = on === 'web' ? 'website' : 'app';
  const place: Place = { touchpoint, unit: `online-${on}`, channel: on };
  const address = on === 'web' ? { path: page.path, url: `${COMPANY.site}${page.path}` } : {};
  world.queue.put({
    type: on === 'web' ? 'page' : 'screen',
    time,
    anonymousId,
    ...(userId === undefined ? {} : { userId }),
    name: page.key,
    properties: { ...place, ...address, title: page[language] },
    context: contextOf(on, language),
  });
};
