import { dayIn } from '../../scope/period.ts';

export interface DayGroup<Item> {
  /** `YYYY-MM-DD` in the zone. */
  readonly day: string;
  readonly items: readonly Item[];
}

/** Neighbouring items of one calendar day in `timeZone` put together; the order stays. */
export function groupByDay<Item extends { readonly time: string }>(
  items: readonly Item[],
  timeZone: string,
): readonly DayGroup<Item>[] {
  const groups: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayIn(timeZone, Date.parse(item.time));
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}
