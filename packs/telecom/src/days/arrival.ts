import type { DemoMessage, DemoSource } from '../message.ts';
import { hashOf } from '../random/random.ts';
import { DAY, HOUR, MINUTE } from './calendar.ts';

const SECOND = 1_000;

/** How long after something happened the record of it came to the company's platform. */
type Way =
  /** As it happens: between so many ms. */
  | { readonly kind: 'live'; readonly least: number; readonly most: number }
  /** In a lot, at the next full hour or in the small hours of the next day. */
  | { readonly kind: 'hourly' | 'nightly' };

interface Linked {
  readonly before: Way;
  /** Days before the end of the year from which on it is otherwise; never where it is missing. */
  readonly since?: { readonly daysBeforeEnd: number; readonly way: Way };
}

const live = (least: number, most: number): Way => ({ kind: 'live', least, most });

/**
 * How the company's systems are linked: the call centre, the shops and the network went over from lots to
 * live sending during the year, one after the other; billing still sends by night.
 */
const LINKS: Readonly<Record<DemoSource, Linked>> = {
  web: { before: live(SECOND, 8 * SECOND) },
  app: { before: live(SECOND, 12 * SECOND) },
  messaging: { before: live(20 * SECOND, 80 * SECOND) },
  'call-centre': {
    before: { kind: 'nightly' },
    since: { daysBeforeEnd: 215, way: live(MINUTE, 11 * MINUTE) },
  },
  shop: { before: { kind: 'nightly' }, since: { daysBeforeEnd: 150, way: live(2 * MINUTE, 9 * MINUTE) } },
  network: { before: { kind: 'hourly' }, since: { daysBeforeEnd: 85, way: live(MINUTE, 4 * MINUTE) } },
  billing: { before: { kind: 'nightly' } },
};

const NIGHT = 3 * HOUR;
const LOT_TAKES = 20 * MINUTE;

/**
 * When the record of a message reached the platform, in ms since 1970: after it happened, by the way that
 * its system was linked then. Follows from the message alone, so that a load that is taken up again
 * gives the same.
 */
export const arrivalOf = (
  message: Pick<DemoMessage, 'messageId' | 'timestamp' | 'context'>,
  until: Date,
): number => {
  const time = Date.parse(message.timestamp);
  const { before, since } = LINKS[message.context.source];
  const changed = since !== undefined && time >= until.getTime() - since.daysBeforeEnd * DAY;
  const way = changed ? since.way : before;
  const chance = hashOf(message.messageId) / 2 ** 32;
  switch (way.kind) {
    case 'live':
      return time + Math.floor(way.least + chance * (way.most - way.least));
    case 'hourly':
      return (Math.floor(time / HOUR) + 1) * HOUR + Math.floor(chance * LOT_TAKES);
    case 'nightly':
      return (Math.floor((time - NIGHT) / DAY) + 1) * DAY + NIGHT + Math.floor(chance * LOT_TAKES);
  }
};
