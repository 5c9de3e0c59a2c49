/** A short message at the foot of the screen. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  /** Takes back what the message tells of; shown as a button. */
  readonly undo: (() => void) | null;
}

const SHOWN_AT_ONCE = 3;

let shown: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Notice[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a message, also from code that is no component; it goes by itself after some seconds. */
export function notice(given: {
  readonly text: string;
  readonly tone?: Notice['tone'];
  readonly undo?: () => void;
}): void {
  lastId += 1;
  const made = { id: lastId, text: given.text, tone: given.tone ?? 'plain', undo: given.undo ?? null };
  change([...shown, made].slice(-SHOWN_AT_ONCE));
}

/** Takes a message away. */
export function dropNotice(id: number): void {
  change(shown.filter((each) => each.id !== id));
}

/** The messages now on the screen, oldest first. */
export function shownNotices(): readonly Notice[] {
  return shown;
}

/** Calls `listener` after every change; answers how to stop. */
export function onNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
