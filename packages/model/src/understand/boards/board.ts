import { addDays, type Day, type DayRange, type Period, rangeBefore, rangeOf } from '../periods/period.ts';
import type { DigestSchedule } from './digest-schedule.ts';

export const PICTURES = ['figure', 'trend', 'bars', 'table', 'note'] as const;
export type Picture = (typeof PICTURES)[number];
export const CARD_SIZES = ['small', 'medium', 'wide', 'full'] as const;
export type CardSize = (typeof CARD_SIZES)[number];
/** What a card looks back over; `follow` is what the page shows. */
export const CARD_PERIODS = ['follow', '7d', '30d', '90d', '12m', 'all'] as const;
export type CardPeriod = (typeof CARD_PERIODS)[number];
export const MOST_CARDS = 60;

/** A picture of one metric on a board. An empty place follows the page. */
export interface MetricCard {
  readonly id: string;
  readonly picture: Exclude<Picture, 'note'>;
  readonly size: CardSize;
  /** Empty for the name of the metric. */
  readonly title: string;
  readonly metric: string;
  readonly touchpoint: string;
  readonly channel: string;
  readonly unit: string;
  /** What a count, a share or a ratio counts, where the metric itself leaves it open. */
  readonly event: string;
  readonly per: string;
  readonly period: CardPeriod;
  /** What bars and rows are of; empty where the picture needs none. */
  readonly group: string;
}

/** Words on a board. */
export interface NoteCard {
  readonly id: string;
  readonly picture: 'note';
  readonly size: CardSize;
  readonly title: string;
  readonly text: string;
}
export type Card = MetricCard | NoteCard;

/** A view of a board that was kept under a name; empty places are not narrowed. */
export interface BoardFilter {
  readonly name: string;
  readonly period: Exclude<Period, 'custom'>;
  readonly unit: string;
  readonly touchpoint: string;
  readonly channel: string;
}

export interface BoardContent {
  readonly cards: readonly Card[];
  readonly filters: readonly BoardFilter[];
}

/** What a page shows: days of the workspace, `to` the first after the period; absent for all time. */
export interface PageScope {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly unit?: string | undefined;
  readonly touchpoint?: string | undefined;
  readonly channel?: string | undefined;
}

/** What a card asks of its metric. */
export interface CardAsk extends PageScope {
  readonly event?: string | undefined;
  readonly per?: string | undefined;
}

/**
 * What a card asks now, and of the period before it; null where there is none to compare with. `page` is what the
 * page shows, `before` the period before that; a card of its own period takes its own, up to the day `today`.
 */
export function askOfCard(
  card: MetricCard,
  page: { readonly now: PageScope; readonly before: DayRange | null },
  today: Day,
): { readonly now: CardAsk; readonly before: CardAsk | null } {
  const own = card.period === 'follow' ? null : card.period;
  const range = own === null ? rangeFrom(page.now) : rangeOf(own, today);
  const earlier = own === null ? page.before : beforeOf(own, today);
  const places = Object.fromEntries(
    [
      ['unit', card.unit || page.now.unit],
      ['touchpoint', card.touchpoint || page.now.touchpoint],
      ['channel', card.channel || page.now.channel],
      ['event', card.event],
      ['per', card.per],
    ].filter(([, value]) => value !== undefined && value !== ''),
  ) as CardAsk;
  return {
    now: { ...range, ...places },
    before: earlier === null ? null : { ...earlier, ...places },
  };
}

function beforeOf(period: Period, today: Day): DayRange | null {
  const range = rangeOf(period, today);
  return range === null ? null : rangeBefore(period, range);
}

const rangeFrom = ({ from, to }: PageScope): Partial<DayRange> | null =>
  from === undefined && to === undefined
    ? null
    : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };

/** The days that a digest tells of where a card follows the page: the last full day, seven days, or month before `today`. */
export function digestDays(every: DigestSchedule['every'], today: Day): { now: DayRange; before: DayRange } {
  if (every === 'month') {
    const first = `${today.slice(0, 7)}-01`;
    const from = `${addDays(first, -1).slice(0, 7)}-01`;
    return { now: { from, to: first }, before: { from: `${addDays(from, -1).slice(0, 7)}-01`, to: from } };
  }
  const length = every === 'day' ? 1 : 7;
  const now = { from: addDays(today, -length), to: today };
  return { now, before: { from: addDays(now.from, -length), to: now.from } };
}

/** The cards with one moved by `by` places; where it stood if there is no such place. */
export function moveCard(cards: readonly Card[], id: string, by: number): readonly Card[] {
  const at = cards.findIndex((card) => card.id === id);
  const to = at + by;
  const card = cards[at];
  if (card === undefined || to < 0 || to >= cards.length) return cards;
  const rest = cards.filter((one) => one.id !== id);
  return [...rest.slice(0, to), card, ...rest.slice(to)];
}

/** An id that no card of the board has yet. */
export function freeCardId(cards: readonly Card[]): string {
  const taken = new Set(cards.map(({ id }) => id));
  let number = cards.length + 1;
  while (taken.has(`c${number}`)) number += 1;
  return `c${number}`;
}
