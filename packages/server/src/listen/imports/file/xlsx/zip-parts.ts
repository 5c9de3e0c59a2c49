import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { FileFault } from '../file-fault.ts';

/** More parts than any workbook has. */
const MOST_PARTS = 20_000;
/** Deflate packs plain text some 3 to 40 times; what packs better than this and is large was made to fill a disk or memory. */
const MOST_RATIO = 250;
const RATIO_FROM_BYTES = 67_108_864;

/** The parts of a ZIP archive by name. */
export interface ZipParts {
  readonly has: (name: string) => boolean;
  /** Unpacked bytes as the archive's list says; 0 for no part. */
  readonly sizeOf: (name: string) => number;
  /** The unpacked bytes of a part. Throws FileFault when they are, or turn out to be, more than `most`. */
  open(name: string, most: number): Promise<AsyncIterable<Buffer>>;
  /** A part that is small, as text; '' when there is none. */
  text(name: string, most: number): Promise<string>;
  close(): void;
}

/** Opens a ZIP archive on the disk. Throws FileFault where it is none or is packed with a password. */
export async function openZip(path: string): Promise<ZipParts> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(broken);
  const parts = new Map<string, yauzl.Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      parts.set(entry.fileName, entry);
      if (parts.size > MOST_PARTS) throw new FileFault('workbook-too-large', { part: `${MOST_PARTS} parts` });
    }
  } catch (error) {
    zip.close();
    return broken(error);
  }
  const open = async (name: string, most: number): Promise<AsyncIterable<Buffer>> => {
    const entry = parts.get(name);
    if (entry === undefined) throw new FileFault('workbook-broken', { error: `no part ${name}` });
    if (entry.isEncrypted()) throw new FileFault('workbook-encrypted');
    checkSize(entry, most);
    const stream = await zip.openReadStreamPromise(entry).catch(broken);
    return piecesOf(stream, name, most);
  };
  return {
    has: (name) => parts.has(name),
    sizeOf: (name) => parts.get(name)?.uncompressedSize ?? 0,
    open,
    text: async (name, most) => {
      if (!parts.has(name)) return '';
      const pieces: Buffer[] = [];
      for await (const piece of await open(name, most)) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8');
    },
    close: () => zip.close(),
  };
}

function checkSize(entry: yauzl.Entry, most: number): void {
  const { uncompressedSize, compressedSize, fileName } = entry;
  const bombs =
    uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > MOST_RATIO * Math.max(1, compressedSize);
  if (uncompressedSize > most || bombs) throw new FileFault('workbook-too-large', { part: fileName });
}

/** Sizes in the archive's list may lie: what comes out is counted too. */
async function* piecesOf(stream: Readable, name: string, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const piece of stream) {
      bytes += piece.length;
      if (bytes > most) throw new FileFault('workbook-too-large', { part: name });
      yield piece;
    }
  } catch (error) {
    broken(error);
  } finally {
    stream.destroy();
  }
}

function broken(error: unknown): never {
  if (error instanceof FileFault) throw error;
  throw new FileFault('workbook-broken', { error: error instanceof Error ? error.message : String(error) });
}
