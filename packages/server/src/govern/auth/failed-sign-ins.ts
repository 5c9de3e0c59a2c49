/** Wrong passwords an account may be given in a window, from however many addresses they come. */
const MOST_FAILURES = 20;
const WINDOW_MS = 10 * 60_000;
const REMEMBERED_ACCOUNTS = 50_000;

/**
 * Counts wrong sign-ins per account: the limit by address alone does not stop a guesser who
 * has many. Unknown accounts count the same, so that the limit tells nobody who exists.
 */
export interface FailedSignIns {
  /** Whole seconds until this account may be tried again; 0 when it may now. */
  wait(email: string): number;
  /** Counts a try; told before its outcome is known, so that many at once count too. */
  tried(email: string): void;
  /** Takes a try back that was no wrong password: it was refused before the password was looked at. */
  undo(email: string): void;
  succeeded(email: string): void;
}

/** @param now gives milliseconds since 1970 */
export function openFailedSignIns(now: () => number): FailedSignIns {
  const accounts = new Map<string, { failures: number; until: number }>();
  const current = (key: string) => {
    const known = accounts.get(key);
    return known !== undefined && now() < known.until ? known : undefined;
  };
  return {
    wait: (email) => {
      const known = current(keyOf(email));
      return known === undefined || known.failures < MOST_FAILURES
        ? 0
        : Math.max(1, Math.ceil((known.until - now()) / 1000));
    },
    tried: (email) => {
      const key = keyOf(email);
      const known = current(key);
      // Set anew at the end of the map: what is dropped first is what was tried longest ago.
      accounts.delete(key);
      accounts.set(key, {
        failures: (known?.failures ?? 0) + 1,
        until: known?.until ?? now() + WINDOW_MS,
      });
      const [oldest] = accounts.keys();
      if (accounts.size > REMEMBERED_ACCOUNTS && oldest !== undefined) accounts.delete(oldest);
    },
    undo: (email) => {
      const known = current(keyOf(email));
      if (known !== undefined) known.failures -= 1;
    },
    succeeded: (email) => {
      accounts.delete(keyOf(email));
    },
  };
}

const keyOf = (email: string): string => email.trim().toLowerCase();
