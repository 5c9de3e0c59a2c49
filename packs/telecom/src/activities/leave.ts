import { invite } from '../answers/invite.ts';
import { dropHurt } from '../answers/mood.ts';
import type { Contract } from '../customers/customer.ts';
import { DAY, HOUR } from '../days/calendar.ts';
import { identify, type Place, track } from '../days/track.ts';
import { asksForScores } from '../planted/effects.ts';
import { PLANTED } from '../planted/planted.ts';
import { type Activity, perYear } from './activity.ts';

const ORDINARY = perYear(0.14);
/** Unkind judges leave more often; the divisor keeps the mean of exp(-k * N(0, 1)) at 1. */
const ATTITUDE = 0.4;
const MEAN_OF_ATTITUDE = Math.exp((ATTITUDE * ATTITUDE) / 2);
const BY_CONTRACT: Readonly<Record<Contract, number>> = {
  'month-to-month': 1.3,
  'one-year': 0.7,
  'two-year': 0.45,
};

/** A customer cancels the contract. Comes last of a day: billing closes the contract when the day is over. */
export const leave: Activity = {
  key: 'leave',
  perDay: (state, { daysBeforeEnd }) => {
    const { attitude, contract, homeShop } = state.customer;
    const kind = Math.exp(-ATTITUDE * attitude) / MEAN_OF_ATTITUDE;
    const shop = asksForScores(homeShop, daysBeforeEnd) ? PLANTED.shop.leaveFactor : 1;
    return shop * ORDINARY * BY_CONTRACT[contract] * kind * (1 + Math.max(0, dropHurt(state)));
  },
  happen: (world, state, frame) => {
    const { customer } = state;
    const time = frame.start + DAY - 1 - Math.floor(world.random.next() * (HOUR / 2));
    const place: Place = { touchpoint: 'leaving', unit: customer.region.key, channel: 'billing' };
    const months = Math.floor((frame.day - customer.joinDay) / 30.4);
    const properties = { tariff: state.tariff, contract: customer.contract, tenure_months: months };
    track(world, customer, { event: 'Contract Cancelled', time, source: 'billing', place, properties });
    identify(world, customer, { time, source: 'billing', traits: { status: 'cancelled' } });
    const asked = { ...place, channel: 'email' } as const;
    invite(world, state, {
      survey: 'leaving',
      place: asked,
      time: time + 12 * HOUR,
      contact: -0.5,
      responds: 0.3,
    });
    state.left = true;
  },
};
