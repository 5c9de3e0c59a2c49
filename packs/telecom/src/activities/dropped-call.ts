import { drawTime } from '../days/rhythm.ts';
import { track } from '../days/track.ts';
import { dropFactor } from '../planted/effects.ts';
import { intBetween, pick } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';

const ORDINARY = perYear(2.6);
const TECHNOLOGIES = ['2G', '3G', '4G', '4G', '4G'] as const;
const CELLS = 60;

/** A call breaks off. */
export const droppedCall: Activity = {
  key: 'dropped-call',
  perDay: ({ customer }, { daysBeforeEnd }) =>
    ORDINARY * customer.exposure * dropFactor(customer.region.key, daysBeforeEnd),
  happen: (world, state, frame) => {
    const { random } = world;
    const { region } = state.customer;
    state.recentDrops += 1;
    track(world, state.customer, {
      event: 'Call Dropped',
      time: drawTime(random, frame, region.offset, 'any-hour'),
      source: 'network',
      place: { touchpoint: 'network', unit: region.key, channel: 'network' },
      properties: {
        duration_seconds: intBetween(random, 4, 420),
        technology: pick(random, TECHNOLOGIES),
        cell: `${region.key.replace('region-', '')}-${intBetween(random, 1, CELLS)}`,
      },
    });
  },
};
