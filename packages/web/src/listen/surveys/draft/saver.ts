/** How far the saving of a draft has come. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** It will be tried again by itself, or by hand. */
  | { readonly kind: 'failed'; readonly thrown: unknown }
  /** Somebody else saved in between: nothing more is saved until that is settled. */
  | { readonly kind: 'conflict' };

export interface Saver<T> {
  /** Tells of a changed draft; it is saved after a pause. */
  readonly changed: (draft: T) => void;
  /** Saves at once what is not saved; false where that failed. */
  readonly flush: () => Promise<boolean>;
  /** True while something stands only in the browser. */
  readonly isDirty: () => boolean;
  readonly stop: () => void;
}

const PAUSE_MS = 900;
const AGAIN_MS = [3_000, 10_000, 30_000] as const;

/**
 * Saves a draft a moment after the last change, one call at a time, and tries again what failed.
 * `save` throws when it failed; `isConflict` tells a failure that trying again cannot mend.
 */
export function makeSaver<T>(given: {
  readonly save: (draft: T) => Promise<void>;
  readonly isConflict: (thrown: unknown) => boolean;
  readonly onState: (state: SaveState) => void;
}): Saver<T> {
  let unsaved: { readonly draft: T } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const failed = (thrown: unknown): boolean => {
    if (given.isConflict(thrown)) {
      stopped = true;
      given.onState({ kind: 'conflict' });
      return false;
    }
    given.onState({ kind: 'failed', thrown });
    later(AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)] ?? PAUSE_MS);
    failures += 1;
    return false;
  };
  const once = async (): Promise<boolean> => {
    const sent = unsaved;
    if (sent === null) return true;
    given.onState({ kind: 'saving' });
    try {
      await given.save(sent.draft);
    } catch (thrown) {
      return failed(thrown);
    }
    failures = 0;
    // What was typed while the call ran is saved by the next one.
    if (unsaved !== sent) return once();
    unsaved = null;
    given.onState({ kind: 'saved' });
    return true;
  };
  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    if (stopped) return Promise.resolve(unsaved === null);
    running ??= once().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    changed: (draft) => {
      unsaved = { draft };
      if (stopped) return;
      given.onState({ kind: 'waiting' });
      if (running === null) later(PAUSE_MS);
    },
    flush,
    isDirty: () => unsaved !== null,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
