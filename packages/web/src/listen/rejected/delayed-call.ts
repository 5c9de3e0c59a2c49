import { notice } from '../../shell/notices/notice.ts';

/** As long as the notice with its Undo stands there. */
export const UNDO_MS = 12_000;

/**
 * Does `call` only after the time in which the notice offers to undo it, so that undoing needs
 * nothing from the server. A page closed meanwhile has done nothing. `onUndo` runs when it is
 * taken back; a click that comes too late (a notice stays while the pointer rests on it) is told
 * with `lateText`.
 */
export function delayedCall(options: {
  readonly text: string;
  readonly lateText: string;
  readonly call: () => void;
  readonly onUndo: () => void;
}): void {
  let called = false;
  const timer = setTimeout(() => {
    called = true;
    options.call();
  }, UNDO_MS);
  notice({
    text: options.text,
    undo: () => {
      if (called) return notice({ text: options.lateText, tone: 'bad' });
      clearTimeout(timer);
      options.onUndo();
    },
  });
}
