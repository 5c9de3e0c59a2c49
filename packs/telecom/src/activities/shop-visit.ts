import { answer } from '../answers/answer.ts';
import { invite } from '../answers/invite.ts';
import { SHOPS } from '../company/shops.ts';
import type { CustomerState } from '../customers/customer.ts';
import { type Frame, MINUTE } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { type Place, track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import { asksForScores } from '../planted/effects.ts';
import { PLANTED } from '../planted/planted.ts';
import { chance, exponential, intBetween, pick } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import { type Activity, perYear } from './activity.ts';
import { placeOrder } from './order.ts';

const ORDINARY = perYear(1.45);
const AT_HOME_SHOP = 0.93;
const PURPOSES = ['consultation', 'sim-card', 'payment', 'device', 'device', 'contract', 'settings'] as const;
const EMPLOYEES = 5;
const BUYS = 0.16;
const CALLS_AFTERWARDS = 0.13;
const CALLS_WITHIN_DAYS = 14;
const LONG_WAIT_MINUTES = 20;
const RESPONDS = 0.34;

const shopOf = (random: Random, { customer }: CustomerState): string => {
  if (chance(random, AT_HOME_SHOP)) return customer.homeShop;
  return pick(
    random,
    SHOPS.filter(({ region }) => region === customer.region.key),
  ).key;
};

type Visit = { readonly place: Place; readonly end: number; readonly contact: number };

/** The tablet is passed over the counter; those who do not take it may be asked at the end of the month. */
const askInShop = (world: World, state: CustomerState, { place, end }: Visit): void => {
  const answered = chance(world.random, RESPONDS * PLANTED.shop.askedShare);
  world.askable.push({ state, time: end, answered });
  const tablet = { ...place, channel: 'tablet' } as const;
  if (answered) {
    answer(world, state, {
      survey: 'shop-visit',
      place: tablet,
      time: end + MINUTE,
      contact: 0,
      asked: true,
    });
  }
};

const askAfter = (world: World, state: CustomerState, frame: Frame, visit: Visit): void => {
  const { random } = world;
  const asks = asksForScores(visit.place.unit, frame.daysBeforeEnd);
  if (asks) askInShop(world, state, visit);
  const invited = asks ? 1 - PLANTED.shop.askedShare : 1;
  if (!chance(random, 0.8 * invited)) return;
  const time = visit.end + intBetween(random, 15, 30) * MINUTE;
  const place = { ...visit.place, channel: 'sms' } as const;
  invite(world, state, { survey: 'shop-visit', place, time, contact: visit.contact, responds: RESPONDS });
};

/** A customer visits a shop, sometimes buys, sometimes has to call afterwards. */
export const shopVisit: Activity = {
  key: 'shop-visit',
  perDay: (_state, { season }) => ORDINARY * season,
  happen: (world, state, frame) => {
    const { random } = world;
    const { customer } = state;
    const unit = shopOf(random, state);
    const wait = Math.floor(exponential(random, 7));
    const end = drawTime(random, frame, customer.region.offset, 'shop');
    const place: Place = { touchpoint: 'shop-visit', unit, channel: 'shop' };
    track(world, customer, {
      event: 'Shop Visited',
      time: end,
      source: 'shop',
      place,
      properties: {
        purpose: pick(random, PURPOSES),
        wait_minutes: wait,
        duration_minutes: intBetween(random, 4, 35),
        employee: `${unit}-${intBetween(random, 1, EMPLOYEES)}`,
      },
    });
    if (chance(random, BUYS)) placeOrder(world, state, { unit, channel: 'shop', time: end + MINUTE });
    const trouble = asksForScores(unit, frame.daysBeforeEnd) ? PLANTED.shop.callBackFactor : 1;
    if (chance(random, CALLS_AFTERWARDS * trouble)) {
      state.callBackDay = frame.day + intBetween(random, 1, CALLS_WITHIN_DAYS);
    }
    askAfter(world, state, frame, { place, end, contact: wait > LONG_WAIT_MINUTES ? -0.5 : 0.12 });
  },
};
