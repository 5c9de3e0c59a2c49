import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../../ids.ts';
import { FileFault } from './file-fault.ts';

/** Most bytes of a file that is written to the disk before it is read. */
export const SPOOL_BYTES = 1_073_741_824;
/** Begins the names of files that are there only while they are read. */
export const SPOOL_PREFIX = 'reading-';

/** A file on the disk that goes when it was read. */
export interface Spooled {
  readonly path: string;
  remove(): Promise<void>;
}

/** Writes a stream to a file that only the server's own user can read. Throws FileFault when it is too large, and leaves nothing behind. */
export async function spool(
  source: AsyncIterable<Buffer>,
  folder: string,
  name = `${SPOOL_PREFIX}${newId()}`,
): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const remove = (): Promise<void> => rm(path, { force: true });
  try {
    await pipeline(
      Readable.from(bounded(source), { objectMode: false }),
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

async function* bounded(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    if (bytes > SPOOL_BYTES)
      throw new FileFault('too-large', { most: `${Math.round(SPOOL_BYTES / 1_073_741_824)} GiB` });
    yield piece;
  }
}
