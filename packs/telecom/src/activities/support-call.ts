import { answer } from '../answers/answer.ts';
import { invite } from '../answers/invite.ts';
import type { CustomerState } from '../customers/customer.ts';
import { MINUTE } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { type Place, track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import { hasNewTerms } from '../planted/effects.ts';
import { PLANTED } from '../planted/planted.ts';
import { chance, exponential, intBetween } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';
import { contactTopic } from './contact-topic.ts';

const ORDINARY = perYear(1.35);
const RESOLVED = 0.8;
const CALLS_BACK = 0.3;
const REPEAT_DAYS = 14;
const AGENTS = 24;
const MEAN_WAIT_SECONDS = 150;
const LONG_WAIT_SECONDS = 400;

/** How a call went, in standard deviations of satisfaction. */
const contactOf = (resolved: boolean, wait: number): number =>
  (resolved ? 0.2 : -0.85) - (wait > LONG_WAIT_SECONDS ? 0.4 : 0);

const askAfter = (
  world: World,
  state: CustomerState,
  place: Place,
  call: { end: number; contact: number },
): void => {
  const { random } = world;
  if (chance(random, 0.45)) {
    const time = call.end + intBetween(random, 15, 30) * MINUTE;
    const sms = { ...place, channel: 'sms' } as const;
    invite(world, state, { survey: 'support-call', place: sms, time, contact: call.contact, responds: 0.27 });
  } else if (chance(random, 0.3)) {
    const time = call.end + intBetween(random, 5, 60) * 1000;
    answer(world, state, { survey: 'support-call', place, time, contact: call.contact });
  }
};

/** A customer calls and speaks with a person; some must call again about the same thing. */
export const supportCall: Activity = {
  key: 'support-call',
  perDay: (state, { day, daysBeforeEnd, season }) => {
    if (state.callBackDay === day) return 1;
    const struggle = hasNewTerms(state.tariff, daysBeforeEnd) ? PLANTED.tariff.contactFactor : 1;
    return ORDINARY * season * struggle * (0.85 + Math.min(2, 0.6 * state.feltDrops));
  },
  happen: (world, state, frame) => {
    const { random } = world;
    const { customer } = state;
    const wait = Math.floor(exponential(random, MEAN_WAIT_SECONDS));
    const duration = intBetween(random, 60, 900);
    const end = drawTime(random, frame, customer.region.offset, 'phone');
    const resolved = chance(random, RESOLVED);
    const place: Place = { touchpoint: 'support-call', unit: customer.region.centre, channel: 'phone' };
    track(world, customer, {
      event: 'Support Call Ended',
      time: end,
      source: 'call-centre',
      place,
      properties: {
        topic: contactTopic(random, state, frame),
        wait_seconds: wait,
        duration_seconds: duration,
        resolved,
        repeat: frame.day - state.lastCallDay <= REPEAT_DAYS,
        employee: `${customer.region.centre}-agent-${intBetween(random, 1, AGENTS)}`,
      },
    });
    state.lastCallDay = frame.day;
    if (!resolved && chance(random, CALLS_BACK))
      state.callBackDay = frame.day + intBetween(random, 1, REPEAT_DAYS);
    askAfter(world, state, place, { end, contact: contactOf(resolved, wait) });
  },
};
