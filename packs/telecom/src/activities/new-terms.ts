import type { CustomerState } from '../customers/customer.ts';
import type { Frame } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { identify, track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import { PLANTED } from '../planted/planted.ts';

/** Whether the terms of this customer's tariff change on this day. */
export const termsChangeToday = ({ tariff }: CustomerState, { daysBeforeEnd }: Frame): boolean =>
  tariff === PLANTED.tariff.tariff && daysBeforeEnd === PLANTED.tariff.from;

/** The company changes the terms of a tariff for all who have it. */
export const changeTerms = (world: World, state: CustomerState, frame: Frame): void => {
  const { customer } = state;
  const time = drawTime(world.random, frame, customer.region.offset, 'phone');
  const charge = Math.round(state.charge * PLANTED.tariff.chargeFactor);
  track(world, customer, {
    event: 'Tariff Terms Changed',
    time,
    source: 'billing',
    place: { touchpoint: 'tariff', unit: customer.region.key, channel: 'billing' },
    properties: { tariff: state.tariff, old_charge: state.charge, new_charge: charge },
  });
  state.charge = charge;
  identify(world, customer, { time: time + 500, source: 'billing', traits: { monthly_charge: charge } });
};
