import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isJsonObject, type JsonObject } from '@romashka/model/kernel';
import { BATCH_BYTES, EVENT_BYTES } from '@romashka/model/listen';

const inflate = promisify(gunzip);

/** A refusal in the shape that Segment's clients read: both `code` and `message`. */
export class DoorRefusal extends Error {
  override readonly name = 'DoorRefusal';
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export interface DoorBody {
  readonly body: JsonObject;
  /** Its text escapes no character by its number (`\u0000`), so it holds none that a store cannot keep. */
  readonly plain: boolean;
}

/** The body of a door request: unzipped, within the limit, and one JSON object; throws DoorRefusal. */
export async function readBody(
  bytes: Buffer,
  encoding: string | undefined,
  single: boolean,
): Promise<DoorBody> {
  const limit = single ? EVENT_BYTES : BATCH_BYTES;
  const zipped = encoding?.includes('gzip') || (bytes[0] === 0x1f && bytes[1] === 0x8b);
  const text = zipped ? await unzip(bytes, limit) : bytes;
  if (text.length > limit)
    throw new DoorRefusal(
      400,
      'payload_too_large',
      `The body has ${text.length} bytes; the limit is ${limit}.`,
    );
  let body: unknown;
  try {
    body = JSON.parse(text.toString('utf8'));
  } catch (error) {
    throw new DoorRefusal(
      400,
      'invalid_json',
      `The body is not JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
  if (!isJsonObject(body)) throw new DoorRefusal(400, 'invalid_body', 'The body must be a JSON object.');
  return { body, plain: !text.includes('\\u') };
}

async function unzip(bytes: Buffer, limit: number): Promise<Buffer> {
  try {
    // Stops at the limit: a bomb is refused before it is blown up.
    return await inflate(bytes, { maxOutputLength: limit + 1 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new DoorRefusal(
        400,
        'payload_too_large',
        `The unzipped body is over the limit of ${limit} bytes.`,
      );
    throw new DoorRefusal(400, 'invalid_gzip', 'The body says that it is gzip and is not.');
  }
}

/** The write key: Basic user name, Bearer token, or `writeKey` in the body. */
export function readWriteKey(authorization: string | undefined, body: JsonObject): string {
  const [scheme, value] = authorization?.split(/\s+/, 2) ?? [];
  if (value !== undefined && scheme?.toLowerCase() === 'basic') {
    const [user] = Buffer.from(value, 'base64').toString('utf8').split(':', 1);
    if (user !== undefined && user !== '') return user;
  }
  if (value !== undefined && scheme?.toLowerCase() === 'bearer') return value;
  const key = body['writeKey'] ?? body['write_key'];
  return typeof key === 'string' ? key : '';
}
