import { answer } from '../answers/answer.ts';
import type { CustomerState } from '../customers/customer.ts';
import { DAY } from '../days/calendar.ts';
import { drawTime } from '../days/rhythm.ts';
import { identify, type Place, track } from '../days/track.ts';
import type { World } from '../days/world.ts';
import { hasNewTerms } from '../planted/effects.ts';
import { PLANTED } from '../planted/planted.ts';
import { chance, exponential, intBetween, pick } from '../random/draw.ts';
import { type Activity, perYear } from './activity.ts';
import { look } from './pages.ts';

const ORDINARY = perYear(2.7);
const BY_APP = 0.55;
const COMES_SIGNED_OUT = 0.25;
const SIGNS_IN = 0.8;
const MEAN_PAGES = 1.4;
const MOST_PAGES = 9;
const HAS_TASK = 0.56;
const RATES = 0.4;
const TASKS = [
  'pay-bill',
  'check-usage',
  'change-option',
  'order-statement',
  'manage-numbers',
  'top-up',
] as const;
const FAMILY_TASKS = ['manage-numbers', 'share-data', 'accept-terms'] as const;

type Session = {
  readonly on: 'web' | 'app';
  readonly anonymousId: string;
  time: number;
  signedIn: boolean;
};

const pass = (world: World, session: Session): number => {
  session.time += intBetween(world.random, 8, 150) * 1000;
  return session.time;
};

const placeOf = ({ on }: Session): Place => ({
  touchpoint: on === 'web' ? 'website' : 'app',
  unit: `online-${on}`,
  channel: on,
});

const signIn = (world: World, state: CustomerState, session: Session): void => {
  const { customer } = state;
  const { on, anonymousId } = session;
  const properties = { method: chance(world.random, 0.6) ? 'sms-code' : 'password' };
  const time = pass(world, session);
  track(world, customer, {
    event: 'Signed In',
    time,
    source: on,
    place: placeOf(session),
    properties,
    anonymousId,
  });
  const traits = { email: customer.email, language: customer.language, [`signed_in_${on}`]: true };
  identify(world, customer, { time: time + 40, source: on, traits, anonymousId });
  state.knownDevices.add(anonymousId);
  session.signedIn = true;
};

/** What the customer came for; in the weeks of the new terms holders of that tariff struggle with it. */
const doTask = (world: World, state: CustomerState, session: Session): void => {
  const { random, calendar } = world;
  const time = pass(world, session) + 20_000;
  const struggles = hasNewTerms(state.tariff, (calendar.end - time) / DAY);
  const done = chance(random, struggles ? 0.62 : 0.9);
  const place = placeOf(session);
  const { on, anonymousId } = session;
  track(world, state.customer, {
    event: done ? 'Self-Service Completed' : 'Self-Service Abandoned',
    time,
    source: on,
    place,
    properties: {
      task: pick(random, struggles ? FAMILY_TASKS : TASKS),
      steps: intBetween(random, 2, 6) + (struggles ? intBetween(random, 3, 8) : 0),
      tariff: state.tariff,
    },
    anonymousId,
  });
  if (!chance(random, RATES)) return;
  const contact = (done ? 0.06 : -0.6) + (struggles ? PLANTED.tariff.effortShift : 0);
  answer(world, state, { survey: 'self-service', place, time: time + 4000, contact, anonymousId });
};

const openSession = (world: World, state: CustomerState, time: number): Session => {
  const { random } = world;
  const { customer } = state;
  const on = chance(random, BY_APP) ? 'app' : 'web';
  const anonymousId = on === 'app' ? customer.appId : pick(random, customer.browsers);
  const known = state.knownDevices.has(anonymousId);
  return { on, anonymousId, time, signedIn: known && !chance(random, COMES_SIGNED_OUT) };
};

/** A visit to the site or the app: some look around before they sign in, some never do. */
export const session: Activity = {
  key: 'session',
  perDay: (state, { daysBeforeEnd, season }) => {
    const struggle = hasNewTerms(state.tariff, daysBeforeEnd) ? PLANTED.tariff.contactFactor : 1;
    return ORDINARY * season * struggle * state.customer.digital;
  },
  happen: (world, state, frame) => {
    const { random } = world;
    const { language, region, userId } = state.customer;
    const current = openSession(world, state, drawTime(random, frame, region.offset, 'online'));
    const pages = 1 + Math.min(MOST_PAGES, Math.floor(exponential(random, MEAN_PAGES)));
    const { on, anonymousId } = current;
    for (let page = 0; page < pages; page += 1) {
      const time = pass(world, current);
      look(world, { time, on, language, anonymousId, ...(current.signedIn ? { userId } : {}) });
      if (page === 0 && !current.signedIn && chance(random, SIGNS_IN)) signIn(world, state, current);
    }
    if (current.signedIn && chance(random, HAS_TASK)) doTask(world, state, current);
  },
};
