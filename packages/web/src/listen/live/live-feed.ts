import type { LiveItem } from '@romashka/model/contract';

/** The most rows kept on screen; older ones are a search away. */
export const MOST_ROWS = 300;

/** What the live page shows, newest first, and what waits while it is paused. */
export interface LiveFeed {
  readonly items: readonly LiveItem[];
  readonly paused: boolean;
  readonly held: readonly LiveItem[];
  /** All that came since the pause, also what no longer fits into `held`. */
  readonly heldCount: number;
  /** What came over the stream since the page was opened, shown or held. */
  readonly came: { readonly answers: number; readonly events: number };
}

export type LiveFeedAction =
  | { readonly kind: 'received'; readonly items: readonly LiveItem[] }
  | { readonly kind: 'filled'; readonly items: readonly LiveItem[] }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'cleared' };

export const EMPTY_FEED: LiveFeed = {
  items: [],
  paused: false,
  held: [],
  heldCount: 0,
  came: { answers: 0, events: 0 },
};

const newestFirst = (a: LiveItem, b: LiveItem): number => Date.parse(b.time) - Date.parse(a.time);

/** Puts `fresh` before `known`, each id once, at most `MOST_ROWS`. */
function joined(fresh: readonly LiveItem[], known: readonly LiveItem[]): readonly LiveItem[] {
  const byId = new Map<string, LiveItem>();
  for (const item of [...fresh, ...known]) {
    if (!byId.has(item.id)) byId.set(item.id, item);
  }
  return [...byId.values()].slice(0, MOST_ROWS);
}

function counted(came: LiveFeed['came'], unseen: readonly LiveItem[]): LiveFeed['came'] {
  const answers = unseen.filter((item) => item.kind === 'answer').length;
  return { answers: came.answers + answers, events: came.events + unseen.length - answers };
}

/** `received` items come in the order of arrival, oldest first. */
function receive(feed: LiveFeed, received: readonly LiveItem[]): LiveFeed {
  const known = new Set([...feed.held, ...feed.items].map((item) => item.id));
  const unseen = received.filter((item) => !known.has(item.id)).toReversed();
  const came = counted(feed.came, unseen);
  if (!feed.paused) return { ...feed, came, items: joined(unseen, feed.items) };
  return { ...feed, came, held: joined(unseen, feed.held), heldCount: feed.heldCount + unseen.length };
}

/** History of the lists, put among what has already come by time; it fills the hole of a broken stream. */
function fill(feed: LiveFeed, history: readonly LiveItem[]): LiveFeed {
  const known = new Set([...feed.held, ...feed.items].map((item) => item.id));
  const missed = history.filter((item) => !known.has(item.id));
  if (!feed.paused || feed.items.length === 0) {
    return { ...feed, items: joined([...feed.items, ...missed].sort(newestFirst), []) };
  }
  const newest = Date.parse(feed.items[0]?.time ?? '');
  const since = missed.filter((item) => Date.parse(item.time) > newest);
  const held = joined([...feed.held, ...since].sort(newestFirst), []);
  return { ...feed, held, heldCount: feed.heldCount + since.length };
}

/**
 * The feed after `action`. While it is paused nothing moves on the screen: `received` items and
 * what `filled` history missed wait in `held`.
 */
export function reduceLiveFeed(feed: LiveFeed, action: LiveFeedAction): LiveFeed {
  switch (action.kind) {
    case 'received':
      return receive(feed, action.items);
    case 'filled':
      return fill(feed, action.items);
    case 'paused':
      return { ...feed, paused: true };
    case 'resumed':
      return { ...feed, items: joined(feed.held, feed.items), paused: false, held: [], heldCount: 0 };
    case 'cleared':
      return { ...EMPTY_FEED, paused: feed.paused };
  }
}
