import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { constants, createBrotliCompress, createDeflate, createGzip, createZstdCompress } from 'node:zlib';

/** Fast levels: between two processes of one machine or one network, time is dearer than bytes. */
const level = 1;

const encoders: Readonly<Record<string, () => Transform>> = {
  zstd: () => createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } }),
  gzip: () => createGzip({ level }),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: level } }),
  deflate: () => createDeflate({ level }),
};

/** The compression that the client asked for; as in ClickHouse it also has to be switched on. */
export function responseEncoder(
  request: IncomingMessage,
): { readonly name: string; readonly stream: Transform } | undefined {
  if (!/[?&]enable_http_compression=1(&|$)/.test(request.url ?? '')) {
    return undefined;
  }
  const accepted = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
  for (const [name, create] of Object.entries(encoders)) {
    if (accepted.some((word) => word.split(';', 1)[0] === name)) {
      return { name, stream: create() };
    }
  }
  return undefined;
}
