import { COMPANY } from './company.ts';
import type { Named } from './language.ts';
import { REGIONS } from './regions.ts';
import { SHOPS } from './shops.ts';

export type UnitKind = 'company' | 'region' | 'shop' | 'contact-centre' | 'online';
export type Unit = Named & {
  /** Key of the unit above; only the company has none. */
  readonly parent: string | null;
  readonly kind: UnitKind;
};

const below = (kind: UnitKind, parent: string, { key, ru, en }: Named): Unit => ({
  key,
  ru,
  en,
  parent,
  kind,
});

const CENTRES: readonly Named[] = [
  { key: 'centre-volga', ru: 'Контакт-центр «Волга»', en: 'Volga contact centre' },
  { key: 'centre-siberia', ru: 'Контакт-центр «Сибирь»', en: 'Siberia contact centre' },
  { key: 'centre-harbour', ru: 'Контакт-центр «Гавань»', en: 'Harbour contact centre' },
];

const ONLINE: readonly Named[] = [
  { key: 'online-web', ru: 'Сайт', en: 'Website' },
  { key: 'online-app', ru: 'Приложение', en: 'App' },
];

/** The company's tree as a flat list: every parent stands before its children. */
export const UNITS: readonly Unit[] = [
  { key: COMPANY.key, ru: COMPANY.ru, en: COMPANY.en, parent: null, kind: 'company' },
  ...REGIONS.map((region) => below('region', COMPANY.key, region)),
  ...SHOPS.map((shop) => below('shop', shop.region, shop)),
  ...CENTRES.map((centre) => below('contact-centre', COMPANY.key, centre)),
  ...ONLINE.map((place) => below('online', COMPANY.key, place)),
];
