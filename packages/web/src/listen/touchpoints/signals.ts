import type { CoverageView, GapView, TouchpointView } from '@romashka/model/contract';

/** What is collected, in the order of the columns. The model's own list would bring its schemas along. */
export const KINDS = ['solicited', 'behaviour', 'operation', 'emotion'] as const satisfies readonly Kind[];
export type Kind = keyof TouchpointView['collects'];
export type Collecting = TouchpointView['collects'][Kind];
export type Cell = CoverageView['touchpoints'][number]['cells'][Kind];
export type CellState = Cell['state'];
export type Lag = NonNullable<Cell['ninth']>;

export const ANSWER_EVENT = 'Survey Answered';
export const REAL_TIME_MINUTES = 15;

/** How the touchpoints of a coverage are called; the key where they have no name. */
export function namesOf({ touchpoints }: CoverageView): (key: string) => string {
  const names = new Map(touchpoints.map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}

/** The cell that a gap is about; null where it is about the whole touchpoint. */
export function cellOf({ touchpoints }: CoverageView, gap: GapView): Cell | null {
  if (!('signal' in gap)) return null;
  return touchpoints.find(({ key }) => key === gap.touchpoint)?.cells[gap.signal] ?? null;
}

/** The form of a touchpoint that nobody described: everything is expected, and what was seen is behaviour. */
export function firstDescription(key: string, events: readonly string[]): TouchpointView {
  const expected = { expected: true, reason: '', events: [], within: REAL_TIME_MINUTES };
  return {
    key,
    name: key,
    owner: '',
    purpose: '',
    channel: '',
    standard: '',
    target: null,
    metrics: [],
    collects: {
      solicited: expected,
      behaviour: { ...expected, events: events.filter((name) => name !== ANSWER_EVENT) },
      operation: expected,
      emotion: expected,
    },
  };
}

/** What a text field says of a target: null for nothing, undefined for what is none. */
export function readTarget(value: string, unit: string): TouchpointView['target'] | undefined {
  const typed = value.trim().replace(',', '.');
  if (typed === '') return unit.trim() === '' ? null : undefined;
  const number = Number(typed);
  return Number.isFinite(number) && number >= 0 && number <= 1e9
    ? { value: number, unit: unit.trim() }
    : undefined;
}

/** The names in a text field, a line each, without blanks and repeats. */
export function readNames(text: string): string[] {
  const names = text.split('\n').map((line) => line.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
