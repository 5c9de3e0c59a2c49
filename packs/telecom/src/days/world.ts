import { UNITS } from '../company/units.ts';
import type { CustomerState } from '../customers/customer.ts';
import { normal } from '../random/draw.ts';
import { createRandom, hashOf, type Random } from '../random/random.ts';
import type { Calendar } from './calendar.ts';
import { createQueue, type Queue } from './queue.ts';

/** A visitor of the shop that asks for scores, who may still be asked. */
export type Askable = { readonly state: CustomerState; readonly time: number; answered: boolean };

export type Serial = 'response' | 'invitation' | 'order' | 'visitor';

/** What one run of the generator carries from day to day. */
export type World = {
  readonly calendar: Calendar;
  readonly queue: Queue;
  /** Chance for what happens; words have their own stream, so that new texts move no event. */
  readonly random: Random;
  readonly words: Random;
  /** Honest differences between units, in standard deviations of an answer. */
  readonly unitEffects: ReadonlyMap<string, number>;
  readonly nextId: (kind: Serial) => string;
  /** Visitors of the last month at the shop that asks for scores. */
  readonly askable: Askable[];
};

const UNIT_SPREAD = 0.09;

/** Part of every id: runs with other options share no id, so that one never hides the other as a repetition. */
const runOf = (seed: number, { end, days }: Calendar, customers: number): string =>
  `${seed.toString(36)}-${hashOf(`${end}/${days}/${customers}`).toString(36)}`;

/** The same world for the same seed, calendar and number of customers. */
export const createWorld = (seed: number, calendar: Calendar, customers: number): World => {
  const run = runOf(seed, calendar, customers);
  const units = createRandom(seed, 'units');
  const counts: Record<Serial, number> = { response: 0, invitation: 0, order: 0, visitor: 0 };
  return {
    calendar,
    queue: createQueue(calendar, run),
    random: createRandom(seed, 'days'),
    words: createRandom(seed, 'words'),
    unitEffects: new Map(UNITS.map(({ key }) => [key, normal(units) * UNIT_SPREAD])),
    nextId: (kind) => {
      counts[kind] += 1;
      return `${kind}-${run}-${counts[kind].toString(36)}`;
    },
    askable: [],
  };
};
