import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { FileFault } from './file/file-fault.ts';
import { uploadOf } from './upload-stream.ts';

/** Reads a small file that is sent as a body, to its end or to its fault; throws Problem 400 where it cannot be read. */
export async function readUpload<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  read: (chunks: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  const upload = uploadOf(request);
  try {
    return await read(upload.chunks(new AbortController().signal, () => undefined));
  } catch (error) {
    throw error instanceof FileFault ? new Problem(400, 'unreadable-file', error.message) : error;
  } finally {
    if (!(await upload.discard())) reply.header('connection', 'close');
  }
}
