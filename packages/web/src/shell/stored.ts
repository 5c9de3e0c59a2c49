const PREFIX = 'romashka.';

/** What the browser remembers under `name`; null when nothing, or when storage is shut off. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Remembers `value` for the next visit; a browser that forbids storage simply forgets. */
export function writeStored(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // The choice still holds until the page is closed.
  }
}
