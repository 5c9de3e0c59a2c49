import { LANGUAGES, type Language } from '../company/language.ts';
import type { Touchpoint } from '../company/touchpoints.ts';
import type { Customer } from '../customers/customer.ts';
import type { DemoContext, DemoFields, DemoSource } from '../message.ts';
import type { World } from './world.ts';

export type Channel =
  | 'web'
  | 'app'
  | 'phone'
  | 'chat'
  | 'shop'
  | 'tablet'
  | 'sms'
  | 'email'
  | 'network'
  | 'billing';

const LOCALES: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' };
const SOURCES: readonly DemoSource[] = [
  'web',
  'app',
  'billing',
  'network',
  'call-centre',
  'shop',
  'messaging',
];

/** Shared and frozen: a quarter of a million messages need no context of their own. */
const CONTEXTS = new Map(
  SOURCES.flatMap((source) =>
    LANGUAGES.map((language): [string, DemoContext] => [
      `${source}/${language}`,
      Object.freeze({ source, library: Object.freeze({ name: source }), locale: LOCALES[language] }),
    ]),
  ),
);

export const contextOf = (source: DemoSource, language: Language): DemoContext =>
  CONTEXTS.get(`${source}/${language}`) ?? { source, library: { name: source }, locale: LOCALES[language] };

/** Where something happened, in the company's terms. */
export type Place = { readonly touchpoint: Touchpoint; readonly unit: string; readonly channel: Channel };

export type Happening = {
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly source: DemoSource;
  readonly place: Place;
  readonly properties?: DemoFields;
  readonly anonymousId?: string;
};

/** Puts a track call of a customer into the queue. */
export const track = ({ queue }: World, customer: Customer, happening: Happening): void => {
  const { event, time, source, place, properties, anonymousId } = happening;
  queue.put({
    type: 'track',
    time,
    userId: customer.userId,
    ...(anonymousId === undefined ? {} : { anonymousId }),
    event,
    properties: { ...place, region: customer.region.key, ...properties },
    context: contextOf(source, customer.language),
  });
};

export type Identifying = {
  readonly time: number;
  readonly source: DemoSource;
  readonly traits: DemoFields;
  readonly anonymousId?: string;
};

/** Puts an identify call of a customer into the queue. */
export const identify = ({ queue }: World, customer: Customer, identifying: Identifying): void => {
  const { time, source, traits, anonymousId } = identifying;
  queue.put({
    type: 'identify',
    time,
    userId: customer.userId,
    ...(anonymousId === undefined ? {} : { anonymousId }),
    traits,
    context: contextOf(source, customer.language),
  });
};
