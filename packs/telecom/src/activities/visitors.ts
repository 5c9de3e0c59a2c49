import { LANGUAGES } from '../company/language.ts';
import type { Customer } from '../customers/customer.ts';
import type { Frame } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import type { World } from '../days/world.ts';
import { intBetween, pick } from '../random/draw.ts';
import { look } from './pages.ts';

const A_DAY = 5;
const LOCAL_OFFSET = 3;

const browse = (world: World, anonymousId: string, language: Customer['language'], start: number): void => {
  let time = start;
  for (let page = intBetween(world.random, 1, 4); page > 0; page -= 1) {
    look(world, { time, on: 'web', language, anonymousId });
    time += intBetween(world.random, 10, 200) * 1000;
  }
};

/** Someone who will become a customer looks around without a name. */
export const browseAhead = (world: World, { browsers, language, region }: Customer, frame: Frame): void => {
  const [anonymousId = ''] = browsers;
  browse(world, anonymousId, language, drawTime(world.random, frame, region.offset, 'online'));
};

/** Passers-by who never tell who they are. */
export const visitors = (world: World, frame: Frame): void => {
  const { random } = world;
  for (let count = Math.round(A_DAY * frame.season); count > 0; count -= 1) {
    const time = drawTime(random, frame, LOCAL_OFFSET, 'online');
    browse(world, world.nextId('visitor'), pick(random, LANGUAGES), time);
  }
};
