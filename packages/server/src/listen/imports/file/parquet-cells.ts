import type { FileHandle } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Json } from '@romashka/model/kernel';
import { headerFault } from '@romashka/model/listen';
import {
  type AsyncBuffer,
  type Compressors,
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from 'hyparquet';
import { FileFault } from './file-fault.ts';

const ROWS_AT_ONCE = 2_000;
/** A row group is held in memory by columns. */
const MOST_GROUP_ROWS = 2_000_000;
const MOST_GROUP_BYTES = 536_870_912;
const MOST_COLUMNS = 2_000;

const bounded = (most: number) => ({ maxOutputLength: Math.max(1, most) });
/** Node brings what the reader itself does not: all but LZO and LZ4. */
const COMPRESSORS: Compressors = {
  GZIP: (input, length) => gunzipSync(input, bounded(length)),
  ZSTD: (input, length) => zstdDecompressSync(input, bounded(length)),
  BROTLI: (input, length) => brotliDecompressSync(input, bounded(length)),
};
const CODECS = new Set(['UNCOMPRESSED', 'SNAPPY', ...Object.keys(COMPRESSORS)]);

/** A Parquet file that can be read: its columns, how many rows it says it has, and the cells of its rows. */
export interface ParquetCells {
  readonly columns: readonly string[];
  readonly size: number;
  readonly batches: AsyncGenerator<readonly (readonly Json[])[]>;
}

/** Reads a Parquet file that is open, and leaves it so. Throws FileFault where it is cut off, encrypted, of another codec or too large to be read. */
export async function readParquet(handle: FileHandle): Promise<ParquetCells> {
  const { size } = await handle.stat();
  const file: AsyncBuffer = {
    byteLength: size,
    slice: (start, end = size) => {
      const length = Math.min(end, size) - start;
      if (!Number.isSafeInteger(start) || start < 0 || !(length >= 0))
        throw new FileFault('parquet-broken', { error: `no bytes ${start} to ${end}` });
      const bytes = new ArrayBuffer(length);
      const reading = handle.read(new Uint8Array(bytes), 0, length, start).then(() => bytes);
      // The reader asks ahead and may fail before it comes to what it asked for.
      reading.catch(() => undefined);
      return reading;
    },
  };
  await checkEnds(file);
  const metadata = await parquetMetadataAsync(file).catch(broken);
  checkGroups(metadata);
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const columns = names.map((name) => name.trim());
  const fault = headerFault(columns);
  if (fault !== null) throw new FileFault(fault.code, fault.values);
  return { columns, size: Number(metadata.num_rows), batches: batchesOf(file, metadata, names) };
}

/** A Parquet file begins and ends with the same four letters; an encrypted one with others. */
async function checkEnds(file: AsyncBuffer): Promise<void> {
  const word = async (at: number): Promise<string> =>
    Buffer.from(await file.slice(Math.max(0, at), Math.max(0, at) + 4)).toString('latin1');
  const ends = [await word(0), await word(file.byteLength - 4)];
  if (ends.includes('PARE')) throw new FileFault('parquet-encrypted');
  if (file.byteLength < 12 || ends.some((end) => end !== 'PAR1')) throw new FileFault('parquet-cut');
}

/** What the file says of itself decides how much memory reading takes: it is asked before anything is read. */
function checkGroups({ row_groups: groups, schema }: FileMetaData): void {
  if (schema.length > MOST_COLUMNS)
    throw new FileFault('parquet-too-large', { part: `${schema.length} columns` });
  for (const { num_rows: rows, columns } of groups) {
    if (rows > MOST_GROUP_ROWS) throw new FileFault('parquet-too-large', { part: `${rows} rows` });
    let bytes = 0;
    for (const { meta_data: meta } of columns) {
      if (meta === undefined) throw new FileFault('parquet-encrypted');
      if (!CODECS.has(meta.codec)) throw new FileFault('parquet-codec', { codec: meta.codec });
      bytes += Number(meta.total_uncompressed_size);
    }
    if (bytes > MOST_GROUP_BYTES) throw new FileFault('parquet-too-large', { part: `${bytes} bytes` });
  }
}

/** Row group by row group. */
async function* batchesOf(
  file: AsyncBuffer,
  metadata: FileMetaData,
  names: readonly string[],
): AsyncGenerator<readonly (readonly Json[])[]> {
  const scan = await parquetScan({ file, metadata, compressors: COMPRESSORS }).catch(broken);
  for (const { rowStart, rowEnd } of scan.ranges) {
    const columns: DecodedArray[] = [];
    for (const column of names)
      columns.push(await scan.readColumn({ column, rowStart, rowEnd }).catch(broken));
    const size = rowEnd - rowStart;
    if (columns.some((values) => values.length !== size))
      throw new FileFault('parquet-broken', { error: 'columns of different lengths' });
    for (let from = 0; from < size; from += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, size - from);
      yield Array.from({ length: count }, (_, at) => columns.map((values) => jsonOf(values[from + at])));
    }
  }
}

/** A value as JSON has it: moments as ISO 8601, days without a time, large numbers that a double cannot hold as text. */
function jsonOf(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'object':
      return value === null ? null : objectOf(value);
    default:
      return null;
  }
}

function objectOf(value: object): Json {
  if (value instanceof Date) return momentOf(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as ArrayLike<unknown>, (item) => jsonOf(item));
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([name, item]) => [name, jsonOf(item)]));
}

function momentOf(value: Date): Json {
  if (Number.isNaN(value.getTime())) return null;
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

function broken(error: unknown): never {
  if (error instanceof FileFault) throw error;
  throw new FileFault('parquet-broken', { error: error instanceof Error ? error.message : String(error) });
}
