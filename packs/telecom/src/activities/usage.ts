import { COMPANY } from '../company/company.ts';
import { MINUTE } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { type Place, track } from '../days/track.ts';
import { chance, intBetween, pick } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';

const LIMIT_REACHED = perYear(1.2);
const BUYS_MORE = 0.55;
const ROAMING = perYear(0.42);
const HOLIDAY_MONTHS = new Set([1, 5, 7, 8]);
const COUNTRIES = ['TR', 'TH', 'AE', 'GE', 'AM', 'KZ', 'EG', 'RS', 'ES', 'IT'] as const;
const PACKAGES = [
  { gigabytes: 5, amount: 150 },
  { gigabytes: 10, amount: 250 },
  { gigabytes: 20, amount: 400 },
] as const;

/** The data of the month is used up; many buy more. */
export const dataLimit: Activity = {
  key: 'data-limit',
  perDay: () => LIMIT_REACHED,
  happen: (world, { customer, tariff }, frame) => {
    const { random } = world;
    const time = drawTime(random, frame, customer.region.offset, 'any-hour');
    const place: Place = { touchpoint: 'network', unit: customer.region.key, channel: 'network' };
    track(world, customer, {
      event: 'Data Limit Reached',
      time,
      source: 'network',
      place,
      properties: { tariff },
    });
    if (!chance(random, BUYS_MORE)) return;
    track(world, customer, {
      event: 'Data Package Bought',
      time: time + intBetween(random, 2, 90) * MINUTE,
      source: 'app',
      place: { touchpoint: 'billing', unit: 'online-app', channel: 'app' },
      properties: { ...pick(random, PACKAGES), currency: COMPANY.currency },
    });
  },
};

/** A customer travels abroad. */
export const roaming: Activity = {
  key: 'roaming',
  perDay: (_state, { month }) => ROAMING * (HOLIDAY_MONTHS.has(month) ? 1.9 : 0.6),
  happen: (world, { customer }, frame) => {
    const { random } = world;
    track(world, customer, {
      event: 'Roaming Started',
      time: drawTime(random, frame, customer.region.offset, 'any-hour'),
      source: 'network',
      place: { touchpoint: 'roaming', unit: customer.region.key, channel: 'network' },
      properties: { country: pick(random, COUNTRIES), days: intBetween(random, 2, 16) },
    });
  },
};
