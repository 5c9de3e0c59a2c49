import { ACTIVITIES } from './activities/activities.ts';
import { askedBurst } from './activities/asked-burst.ts';
import { introduce, join } from './activities/join.ts';
import { changeTerms, termsChangeToday } from './activities/new-terms.ts';
import { browseAhead, visitors } from './activities/visitors.ts';
import { ORDINARY_DROPS } from './answers/mood.ts';
import { TARIFFS } from './company/tariffs.ts';
import { buildCustomers } from './customers/build-customers.ts';
import type { Customer, CustomerState } from './customers/customer.ts';
import { type Calendar, DAY, type Frame, frameAt } from './days/calendar.ts';
import { createWorld, type World } from './days/world.ts';
import type { DemoMessage } from './message.ts';
import { chance } from './random/draw.ts';
import { createRandom } from './random/random.ts';

export type GenerateOptions = {
  /** Any whole number; the same one gives the same company. */
  readonly seed: number;
  /** Everybody who is or becomes a customer. */
  readonly customers?: number;
  /** End of the data: no message lies at or after it. */
  readonly until: Date;
  readonly days?: number;
};

/** What a day leaves of the memory of dropped calls, and how much of it sinks in. */
const DROPS_REMAIN = 0.97;
const DROPS_SINK_IN = 0.05;

const stateOf = (customer: Customer): CustomerState => {
  const ordinary = ORDINARY_DROPS * customer.exposure;
  return {
    customer,
    tariff: customer.tariff,
    charge: TARIFFS.find(({ key }) => key === customer.tariff)?.charge ?? 0,
    device: customer.device,
    recentDrops: ordinary,
    feltDrops: ordinary,
    knownDevices: new Set(),
    callBackDay: -1,
    lastCallDay: -365,
    left: false,
  };
};

const remember = (state: CustomerState): void => {
  state.recentDrops *= DROPS_REMAIN;
  state.feltDrops += DROPS_SINK_IN * (state.recentDrops - state.feltDrops);
};

/** A day before the contract, or the day of it. */
const approach = (world: World, state: CustomerState, frame: Frame): void => {
  const { joinDay, browseDays } = state.customer;
  if (browseDays.includes(frame.day)) browseAhead(world, state.customer, frame);
  if (joinDay === frame.day) join(world, state, frame);
};

const live = (world: World, state: CustomerState, frame: Frame): void => {
  const { random } = world;
  if (frame.day === 0) introduce(world, state, frame);
  if (termsChangeToday(state, frame)) changeTerms(world, state, frame);
  for (const activity of ACTIVITIES) {
    if (chance(random, activity.perDay(state, frame))) activity.happen(world, state, frame);
  }
  remember(state);
};

const runDay = (world: World, states: readonly CustomerState[], frame: Frame): void => {
  for (const state of states) {
    if (state.left) continue;
    if (state.customer.joinDay < frame.day) live(world, state, frame);
    else approach(world, state, frame);
  }
  visitors(world, frame);
  askedBurst(world, frame);
};

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;

const calendarOf = (until: Date, days: number): Calendar => {
  const end = until.getTime();
  return { start: end - days * DAY, end, days };
};

/**
 * The messages of the made-up company in order of time, all within [until - days, until). Made one
 * day at a time as they are asked for, so memory does not grow with the days. Same options, same
 * messages. Throws a RangeError for numbers that are not whole, no customer, no day, or an invalid date.
 */
export function* generate({
  seed,
  until,
  customers = 6000,
  days = 365,
}: GenerateOptions): Generator<DemoMessage, void> {
  if (!isWhole(seed, 0) || !isWhole(customers, 1) || !isWhole(days, 1)) {
    throw new RangeError('seed, customers and days must be whole numbers, at least 0, 1 and 1');
  }
  if (Number.isNaN(until.getTime())) throw new RangeError('until is not a date');
  const calendar = calendarOf(until, days);
  const world = createWorld(seed, calendar, customers);
  const states = buildCustomers(createRandom(seed, 'customers'), customers, days).map(stateOf);
  for (let day = 0; day < days; day += 1) {
    runDay(world, states, frameAt(calendar, day));
    yield* world.queue.take(day);
  }
}
