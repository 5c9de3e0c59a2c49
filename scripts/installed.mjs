import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { Refusal } from './stop-with.mjs';

/** True when every package of package-lock.json that this machine needs is in node_modules in its version. */
export function isInstalled() {
  const wanted = readPackages('package-lock.json');
  // npm writes this last, so an install that was broken off has none.
  const present = readPackages('node_modules/.package-lock.json');
  if (wanted === null) throw new Refusal('package-lock.json is missing: take a complete copy of Romashka.');
  if (present === null) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => !isNeeded(path, entry) || isThere(path, entry, present),
  );
}

const isThere = (path, { version }, present) =>
  present[path]?.version === version && existsSync(join(ROOT, path, 'package.json'));

function isNeeded(path, { link, optional, os, cpu, libc }) {
  if (!path.includes('node_modules/') || link) return false;
  if (!optional) return true;
  // Of what is optional, the parts made for this kind of machine: npm leaves them out without a word.
  return (
    os?.includes(process.platform) === true &&
    cpu?.includes(process.arch) === true &&
    !(libc?.includes('musl') ?? false)
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
