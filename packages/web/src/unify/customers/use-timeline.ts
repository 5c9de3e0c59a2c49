import type { EventView } from '@romashka/model/contract';
import { useEffect, useState } from 'react';
import { type Paged, useApiPages } from '../../api/use-api.ts';
import { useSearchParam } from '../../scope/use-search-param.ts';

/** `answer` is no type of its own: it is the one event that carries an answered question. */
export const TIMELINE_TYPES = ['answer', 'track', 'identify', 'page', 'screen', 'group', 'alias'] as const;
export type TimelineType = (typeof TIMELINE_TYPES)[number];

export interface TimelineFilter {
  readonly value: string;
  readonly set: (value: string | null) => void;
  /** What there is to choose, besides all. */
  readonly choices: readonly string[];
}

const PAGE = 50;

function typeQuery(type: string): { readonly type?: string; readonly event?: string } {
  if (type === '') return {};
  return type === 'answer' ? { event: 'Survey Answered' } : { type };
}

/** Everything of one field that was seen so far: a filter must not take away the other choices. */
function useSeen(values: readonly string[], current: string): readonly string[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const fresh = [...new Set(values)].filter((value) => value !== '' && !seen.includes(value));
  const found = fresh.join('\n');
  useEffect(() => {
    if (found !== '') setSeen((before) => [...new Set([...before, ...found.split('\n')])].sort());
  }, [found]);
  return current === '' || seen.includes(current) ? seen : [...seen, current];
}

/** The events of a customer, newest first, narrowed by filters that live in the URL. */
export function useTimeline(customer: string): {
  readonly events: Paged<EventView>;
  readonly type: TimelineFilter;
  readonly source: TimelineFilter;
  readonly medium: TimelineFilter;
  readonly filtered: boolean;
} {
  const [type, setType] = useSearchParam('type');
  const [source, setSource] = useSearchParam('source');
  // The scope's own `channel` follows over the screens; this one is the page's.
  const [medium, setMedium] = useSearchParam('medium');
  const query = {
    ...typeQuery(type),
    ...(source === '' ? {} : { source }),
    ...(medium === '' ? {} : { channel: medium }),
    limit: PAGE,
  };
  const events = useApiPages('customers.events', { params: { id: customer }, query });
  const sources = useSeen(
    events.items.map((event) => event.source),
    source,
  );
  const mediums = useSeen(
    events.items.map((event) => event.channel),
    medium,
  );
  return {
    events,
    type: { value: type, set: setType, choices: TIMELINE_TYPES },
    source: { value: source, set: setSource, choices: sources },
    medium: { value: medium, set: setMedium, choices: mediums },
    filtered: type !== '' || source !== '' || medium !== '',
  };
}
