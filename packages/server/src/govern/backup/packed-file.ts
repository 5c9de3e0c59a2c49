import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';

/** A file of a backup: how long it is and what it must hash to. */
export interface PackedFile {
  readonly bytes: number;
  /** SHA-256 of the file as it lies on the disk, in hexadecimal. */
  readonly sha256: string;
}

/** The fastest level: rows are written down faster than the engines give them. */
const LEVEL = 1;

/** Writes text compressed (Zstandard) into a new file that its owner alone may read, synced to disk. */
export async function packFile(path: string, text: AsyncIterable<Uint8Array>): Promise<PackedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    await pipeline(
      Readable.from(text, { objectMode: false }),
      createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } }),
      async (packed: AsyncIterable<Buffer>) => {
        for await (const chunk of packed) {
          hash.update(chunk);
          bytes += chunk.length;
          await file.writeFile(chunk);
        }
      },
    );
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The text of a packed file. An unreadable file destroys the stream with the error. */
export function unpackFile(path: string): Readable {
  const packed = createReadStream(path);
  const text = createZstdDecompress();
  packed.once('error', (error) => text.destroy(error));
  text.once('close', () => packed.destroy());
  return packed.pipe(text);
}

/** Measures a file that is there; fails when it is not. */
export async function measureFile(path: string): Promise<PackedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
