import type { LiveItem } from '@romashka/model/contract';
import { useEffect, useReducer, useState } from 'react';
import { request } from '../../api/client.ts';
import { routeUrl } from '../../api/route-url.ts';
import { followStream, type StreamState } from './follow-stream.ts';
import { liveItemsFromLists } from './from-lists.ts';
import { EMPTY_FEED, type LiveFeed, type LiveFeedAction, reduceLiveFeed } from './live-feed.ts';

/** What the stream is narrowed to by the server; the same names as in the lists. */
export interface LiveQuery {
  readonly touchpoint?: string;
  readonly unit?: string;
  readonly channel?: string;
  readonly kind?: 'event' | 'answer';
}

/** How often what came is put on the screen: a burst must not draw the list once an item. */
const DRAW_EVERY_MS = 250;
const HISTORY = 40;

function parseItems(data: readonly string[]): readonly LiveItem[] {
  return data.flatMap((text) => {
    try {
      return [JSON.parse(text) as LiveItem];
    } catch {
      return [];
    }
  });
}

async function history(query: LiveQuery, signal: AbortSignal): Promise<readonly LiveItem[]> {
  const { kind, ...places } = query;
  const listed = { ...places, limit: HISTORY };
  const [events, answers] = await Promise.all([
    kind === 'answer' ? { items: [] } : request('events.list', { query: listed }, signal),
    kind === 'event' ? { items: [] } : request('answers.list', { query: listed }, signal),
  ]);
  return liveItemsFromLists(events.items, answers.items);
}

/** The feed of `query`: what came lately, then what comes. Starts anew when the query changes. */
export function useLiveFeed(query: LiveQuery): {
  readonly feed: LiveFeed;
  readonly state: StreamState;
  /** False until the history is read or could not be. */
  readonly filled: boolean;
  readonly act: (action: LiveFeedAction) => void;
} {
  const [feed, act] = useReducer(reduceLiveFeed, EMPTY_FEED);
  const [state, setState] = useState<StreamState>({ kind: 'connecting' });
  const [filled, setFilled] = useState(false);
  const id = JSON.stringify(query);
  useEffect(() => {
    const wanted = JSON.parse(id) as LiveQuery;
    const stop = new AbortController();
    act({ kind: 'cleared' });
    setFilled(false);
    let fresh: LiveItem[] = [];
    const draw = setInterval(() => {
      if (fresh.length === 0) return;
      act({ kind: 'received', items: fresh });
      fresh = [];
    }, DRAW_EVERY_MS);
    const onData = (data: readonly string[]) => fresh.push(...parseItems(data));
    const fill = () =>
      history(wanted, stop.signal)
        .then((items) => act({ kind: 'filled', items }))
        .catch(() => {
          // The stream says by itself what is wrong; without history the list begins empty.
        })
        .finally(() => {
          if (!stop.signal.aborted) setFilled(true);
        });
    const onState = (next: StreamState) => {
      setState(next);
      // Read after the stream is open, also when it comes back, so that no hole stays between them.
      if (next.kind === 'open') void fill();
      if (next.kind === 'refused') setFilled(true);
    };
    void followStream(routeUrl('live.stream', { query: wanted }), { onData, onState }, stop.signal);
    return () => {
      stop.abort();
      clearInterval(draw);
    };
  }, [id]);
  return { feed, state, filled, act };
}
