import { COMPANY } from '../company/company.ts';
import type { CustomerState } from '../customers/customer.ts';
import { DAY } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { type Place, track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import { chance, intBetween, pick } from '../random/draw.ts';
import type { Activity } from './activity.ts';

const FAILS = 0.035;
const BY_HAND = ['card', 'instant-transfer', 'terminal'] as const;
const FAILURES = ['insufficient_funds', 'card_expired', 'bank_declined'] as const;

const methodOf = (world: World, { customer }: CustomerState): string =>
  customer.autopay ? 'autopay' : pick(world.random, BY_HAND);

/** The monthly bill is paid, by most at once, by some on a second try. */
export const payment: Activity = {
  key: 'payment',
  perDay: ({ customer }, { dayOfMonth }) => (dayOfMonth === customer.billDay ? 1 : 0),
  happen: (world, state, frame) => {
    const { random } = world;
    const { customer, charge } = state;
    const time = drawTime(random, frame, customer.region.offset, 'any-hour');
    const place: Place = { touchpoint: 'billing', unit: customer.region.key, channel: 'billing' };
    const paid = {
      amount: charge,
      currency: COMPANY.currency,
      method: methodOf(world, state),
      tariff: state.tariff,
    };
    const failed = chance(random, FAILS);
    if (failed) {
      const properties = { ...paid, reason: pick(random, FAILURES) };
      track(world, customer, { event: 'Payment Failed', time, source: 'billing', place, properties });
    }
    const paidAt = failed ? time + intBetween(random, DAY / 8, 3 * DAY) : time;
    track(world, customer, {
      event: 'Payment Made',
      time: paidAt,
      source: 'billing',
      place,
      properties: paid,
    });
  },
};
