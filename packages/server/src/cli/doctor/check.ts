/** What one look at the installation found. `mend` says what to do; it is there for all but `good`. */
export type Finding =
  | { readonly kind: 'good'; readonly said: string }
  | { readonly kind: 'doubtful' | 'bad'; readonly said: string; readonly mend: string };

export const good = (said: string): Finding => ({ kind: 'good', said });
export const doubtful = (said: string, mend: string): Finding => ({ kind: 'doubtful', said, mend });
export const bad = (said: string, mend: string): Finding => ({ kind: 'bad', said, mend });
