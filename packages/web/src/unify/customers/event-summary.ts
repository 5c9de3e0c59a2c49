import type { EventView } from '@romashka/model/contract';

const SHOWN = 3;
const LONGEST = 60;
/** Places and the answer's own fields are shown apart; ids say nothing to a reader. */
const LEFT_OUT = /^(touchpoint|unit|channel|survey|question|question_type|value|text|revision)$|(^|_)id$/;

/**
 * The first few plain properties of an event in a line, such as `total: 12.5, url: /tariffs`,
 * without those that only repeat one of `shown` (the places beside it).
 */
export function summariseProperties(
  properties: EventView['properties'],
  shown: readonly string[] = [],
): string {
  return Object.entries(properties)
    .filter(
      ([name, value]) => !LEFT_OUT.test(name) && (typeof value === 'string' || typeof value === 'number'),
    )
    .filter(([, value]) => value !== '' && !shown.includes(String(value)))
    .slice(0, SHOWN)
    .map(([name, value]) => {
      const text = String(value);
      return `${name}: ${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}`;
    })
    .join(', ');
}
