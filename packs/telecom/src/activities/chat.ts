import { answer } from '../answers/answer.ts';
import { drawTime } from '../days/rhythm.ts';
import { type Place, track } from '../days/track.ts';
import { hasNewTerms } from '../planted/effects.ts';
import { PLANTED } from '../planted/planted.ts';
import { chance, exponential, intBetween } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';
import { contactTopic } from './contact-topic.ts';

const ORDINARY = perYear(1.2);
const RESOLVED = 0.76;
const BOT_ONLY = 0.3;
const RATES = 0.4;
const AGENTS = 24;
const MEAN_WAIT_SECONDS = 70;

/** A customer writes in the chat and is asked at its end. */
export const chat: Activity = {
  key: 'chat',
  perDay: (state, { daysBeforeEnd, season }) => {
    const struggle = hasNewTerms(state.tariff, daysBeforeEnd) ? PLANTED.tariff.contactFactor : 1;
    return ORDINARY * season * struggle * (0.5 + 0.5 * state.customer.digital);
  },
  happen: (world, state, frame) => {
    const { random } = world;
    const { customer } = state;
    const end = drawTime(random, frame, customer.region.offset, 'online');
    const resolved = chance(random, RESOLVED);
    const botOnly = chance(random, BOT_ONLY);
    const place: Place = { touchpoint: 'chat', unit: customer.region.centre, channel: 'chat' };
    const employee = botOnly
      ? {}
      : { employee: `${customer.region.centre}-agent-${intBetween(random, 1, AGENTS)}` };
    track(world, customer, {
      event: 'Chat Ended',
      time: end,
      source: chance(random, 0.5) ? 'app' : 'web',
      place,
      properties: {
        topic: contactTopic(random, state, frame),
        wait_seconds: botOnly ? 0 : Math.floor(exponential(random, MEAN_WAIT_SECONDS)),
        messages: intBetween(random, 3, 26),
        bot_only: botOnly,
        resolved,
        ...employee,
      },
    });
    if (!chance(random, RATES)) return;
    const contact = (resolved ? 0.15 : -0.8) - (botOnly ? 0.15 : 0);
    answer(world, state, { survey: 'chat', place, time: end + intBetween(random, 2, 90) * 1000, contact });
  },
};
