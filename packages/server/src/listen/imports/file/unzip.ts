import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileFault } from './file-fault.ts';
import { peek } from './peek.ts';

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The bytes of a file, unzipped where its first two say that it is gzip. */
export async function* unzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { head, all } = await peek(source, 2);
  if (!isGzip(head)) {
    yield* all;
    return;
  }
  const gunzip = createGunzip();
  const input = Readable.from(all, { objectMode: false });
  let cut: unknown = null;
  input.on('error', (error) => {
    cut = error;
    gunzip.destroy(error);
  });
  input.pipe(gunzip);
  try {
    yield* gunzip;
  } catch (error) {
    if (cut !== null) throw cut;
    const said = error instanceof Error ? error.message : String(error);
    throw new FileFault('gzip-broken', { error: said });
  } finally {
    input.destroy();
  }
}
