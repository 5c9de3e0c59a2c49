import type { DemoMessage } from '../message.ts';
import { type Calendar, DAY } from './calendar.ts';

/** A message to be: its id is given when its turn comes, so that ids follow the order of time. */
export type Draft = Omit<DemoMessage, 'messageId' | 'timestamp'> & {
  /** Milliseconds since 1970. */
  readonly time: number;
};

/** What will still happen, by day. Holds only days to come, so its size follows the pace, not the length. */
export type Queue = {
  /** Takes a draft of today or later; what lies at or after the end is dropped. */
  readonly put: (draft: Draft) => void;
  /** Hands over a day's messages in order of time and forgets them. */
  readonly take: (day: number) => readonly DemoMessage[];
};

export const createQueue = ({ start, end }: Calendar, run: string): Queue => {
  const days = new Map<number, Draft[]>();
  let count = 0;
  const put = (draft: Draft): void => {
    if (draft.time >= end) return;
    const day = Math.floor((draft.time - start) / DAY);
    const drafts = days.get(day);
    if (drafts === undefined) days.set(day, [draft]);
    else drafts.push(draft);
  };
  const finish = ({ time, ...rest }: Draft): DemoMessage => {
    count += 1;
    return {
      ...rest,
      messageId: `demo-${run}-${count.toString(36)}`,
      timestamp: new Date(time).toISOString(),
    };
  };
  const take = (day: number): readonly DemoMessage[] => {
    const drafts = days.get(day) ?? [];
    days.delete(day);
    return drafts.sort((a, b) => a.time - b.time).map(finish);
  };
  return { put, take };
};
