import { invite } from '../answers/invite.ts';
import { TARIFFS } from '../company/tariffs.ts';
import type { CustomerState } from '../customers/customer.ts';
import { MINUTE } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { type Channel, identify, type Place, track } from '../days/track.ts';
import { hasNewTerms } from '../planted/effects.ts';
import { PLANTED } from '../planted/planted.ts';
import { intBetween, pick, pickWeighted } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';

const ORDINARY = perYear(0.38);
const CHANNELS: readonly Channel[] = ['app', 'app', 'web', 'phone', 'shop'];

const unitOf = ({ customer }: CustomerState, channel: Channel): string => {
  if (channel === 'phone') return customer.region.centre;
  return channel === 'shop' ? customer.homeShop : `online-${channel}`;
};

/** A customer moves to another tariff. */
export const tariffChange: Activity = {
  key: 'tariff-change',
  perDay: ({ tariff }, { daysBeforeEnd }) =>
    ORDINARY * (hasNewTerms(tariff, daysBeforeEnd) ? PLANTED.tariff.contactFactor : 1),
  happen: (world, state, frame) => {
    const { random } = world;
    const { customer } = state;
    const from = state.tariff;
    const others = TARIFFS.filter(({ key }) => key !== from);
    const to = pickWeighted(random, others, ({ share }) => share);
    const channel = pick(random, CHANNELS);
    const place: Place = { touchpoint: 'tariff', unit: unitOf(state, channel), channel };
    const time = drawTime(random, frame, customer.region.offset, 'phone');
    const struggled = hasNewTerms(from, frame.daysBeforeEnd);
    track(world, customer, {
      event: 'Tariff Changed',
      time,
      source: 'billing',
      place,
      properties: { from, to: to.key, old_charge: state.charge, new_charge: to.charge },
    });
    const contact = struggled ? PLANTED.tariff.effortShift : 0;
    const asked = { ...place, channel: 'sms' } as const;
    const sent = time + intBetween(random, 10, 40) * MINUTE;
    // Asked while the old tariff still stands in the state: the answer tells how leaving it went.
    invite(world, state, { survey: 'tariff-change', place: asked, time: sent, contact, responds: 0.36 });
    state.tariff = to.key;
    state.charge = to.charge;
    const traits = { tariff: to.key, monthly_charge: to.charge };
    identify(world, customer, { time: time + 500, source: 'billing', traits });
  },
};
