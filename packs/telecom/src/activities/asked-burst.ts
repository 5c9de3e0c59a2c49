import { answer } from '../answers/answer.ts';
import { DAY, type Frame, isMonthEnd } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import type { Place } from '../days/track.ts';
import type { Askable, World } from '../days/world.ts';
import { PLANTED } from '../planted/planted.ts';
import { chance } from '../random/draw.ts';

const REMEMBERED = 30 * DAY;
const PLACE: Place = { touchpoint: 'shop-visit', unit: PLANTED.shop.unit, channel: 'tablet' };

const forgetOld = (askable: Askable[], before: number): void => {
  while (askable[0] !== undefined && askable[0].time < before) askable.shift();
};

/** On the last days of a month the shop that asks for scores calls back those who have not answered yet. */
export const askedBurst = (world: World, frame: Frame): void => {
  const { random, askable } = world;
  forgetOld(askable, frame.start - REMEMBERED);
  for (const visitor of askable) {
    if (visitor.answered || visitor.time >= frame.start || visitor.state.left) continue;
    const { offset } = visitor.state.customer.region;
    const time = drawTime(random, frame, offset, 'shop');
    if (!isMonthEnd(time, offset, PLANTED.shop.burstDays) || !chance(random, PLANTED.shop.burstChance))
      continue;
    visitor.answered = true;
    answer(world, visitor.state, { survey: 'shop-visit', place: PLACE, time, contact: 0, asked: true });
  }
};
