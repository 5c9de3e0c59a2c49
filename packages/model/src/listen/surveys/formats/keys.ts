/** Makes a key of ours from a foreign name: a name that fits stays, and none comes twice. */
export type KeyOf = (foreign: string, fallback: string) => string;

const FITS = /^[a-z][a-z0-9_-]{0,59}$/;

/** @param taken keys that none may have */
export function newKeys(taken: readonly string[] = []): KeyOf {
  const used = new Set(taken);
  // Where to go on counting: a file may call thousands of things the same.
  const next = new Map<string, number>();
  return (foreign, fallback) => {
    const base = FITS.test(foreign) && !used.has(foreign) ? foreign : plain(foreign, fallback);
    let key = base;
    let again = next.get(base) ?? 2;
    for (; used.has(key); again += 1) key = `${base}-${again}`;
    next.set(base, again);
    used.add(key);
    return key;
  };
}

/** The Latin letters and digits of a name, or the fallback where too little is left of it. */
function plain(foreign: string, fallback: string): string {
  const letters = foreign
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  if (letters === '' || /^[-_\d]+$/.test(letters)) return `${fallback}${letters}`.slice(0, 50);
  return (/^[a-z]/.test(letters) ? letters : `${fallback}-${letters}`).slice(0, 50);
}
