import type { CustomerState } from '../customers/customer.ts';
import { DAY, HOUR, MINUTE } from '../days/calendar.ts';
import { track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import { chance, exponential } from '../random/draw.ts';
import { type Ask, answer } from './answer.ts';

const ANSWERS_WITHIN_MEAN = 5 * HOUR;
const ANSWERS_WITHIN = 3 * DAY;
/** Part of the answered invitations that are answered once more, as when a link is opened twice. */
const ANSWERS_TWICE = 0.006;

export type Invite = Ask & {
  /** Part of those invited who answer, 0..1. */
  readonly responds: number;
};

/** Sends an invitation at `time`; whether and when it is answered is up to chance. */
export const invite = (world: World, state: CustomerState, { responds, ...ask }: Invite): boolean => {
  const { random } = world;
  const invitation = world.nextId('invitation');
  track(world, state.customer, {
    event: 'Survey Sent',
    time: ask.time,
    source: 'messaging',
    place: ask.place,
    properties: { survey: ask.survey, invitation_id: invitation },
  });
  if (!chance(random, responds)) return false;
  const wait = Math.min(ANSWERS_WITHIN, MINUTE + exponential(random, ANSWERS_WITHIN_MEAN));
  const time = ask.time + Math.floor(wait);
  answer(world, state, { ...ask, time, invitation });
  if (chance(random, ANSWERS_TWICE)) answer(world, state, { ...ask, time: time + HOUR, invitation });
  return true;
};
