/** The states of a draft before and after the one that is shown. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was about; typing on in the same field makes one step. */
  readonly tag: string;
  /** When the last change was made, in ms. */
  readonly at: number;
}

/** So many steps can be undone. */
const STEPS = 300;
/** A pause after which typing in the same field is a step of its own. */
const PAUSE_MS = 1500;

export const startHistory = <T>(present: T): History<T> => ({
  past: [],
  present,
  future: [],
  tag: '',
  at: 0,
});

/** Puts a new state on top; `tag` joins it with the change before where that had the same one. */
export function change<T>(history: History<T>, next: T, tag: string, now: number): History<T> {
  if (next === history.present) return history;
  const joins = tag !== '' && tag === history.tag && now - history.at < PAUSE_MS;
  return {
    past: joins ? history.past : [...history.past, history.present].slice(-STEPS),
    present: next,
    future: [],
    tag,
    at: now,
  };
}

/** One step back; the same history where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    tag: '',
    at: 0,
  };
}

/** One step forward again; the same history where nothing was undone. */
export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: '', at: 0 };
}
