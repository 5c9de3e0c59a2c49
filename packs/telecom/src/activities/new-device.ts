import { DEVICES } from '../customers/devices.ts';
import { drawTime } from '../days/rhythm.ts';
import { identify } from '../days/track.ts';
import { pick } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';

/** The network sees another phone. */
export const newDevice: Activity = {
  key: 'new-device',
  perDay: () => perYear(0.28),
  happen: (world, state, frame) => {
    const { random } = world;
    const { customer } = state;
    state.device = pick(
      random,
      DEVICES.filter((device) => device !== state.device),
    );
    const time = drawTime(random, frame, customer.region.offset, 'any-hour');
    identify(world, customer, { time, source: 'network', traits: { device: state.device } });
  },
};
