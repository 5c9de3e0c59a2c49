import type { Multipart, MultipartFile } from '@fastify/multipart';
import { LIMITS } from '@romashka/model/surveys';
import type { FastifyRequest } from 'fastify';

/** A file as it came with a page. */
export interface SentFile {
  readonly name: string;
  readonly content: Buffer;
  /** It was longer than is taken, and is not whole. */
  readonly isCut: boolean;
}

/** What a page says: its fields by name, and files by question. */
export interface SentForm {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly files: ReadonlyMap<string, SentFile>;
  /** Bytes of the answers as UTF-8, without files and without what the page itself put into the form. */
  readonly bytes: number;
}

/** Names of what the page puts into its form begin with this; no question's id does. */
const OWN = '_';

/** A form is read up to this size, so that an answer that is too long can be given back to be shortened. */
export const FORM_BYTES = 4_000_000;
/** All files of one page together. */
const FILES_BYTES = 3 * LIMITS.fileBytes;
export const MULTIPART_LIMITS = {
  fieldNameSize: 300,
  fieldSize: FORM_BYTES,
  fields: 20_000,
  files: 30,
  parts: 20_030,
  fileSize: LIMITS.fileBytes,
  headerPairs: 50,
} as const;

/** More was sent than a page may have, beyond giving it back. */
export class PageTooLarge extends Error {
  override readonly name = 'PageTooLarge';
}

/** What was sent is no form. */
export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm';
}

/** Reads the form of a request; throws PageTooLarge where it has more than is read, and UnreadableForm where it is none. */
export async function readForm(request: FastifyRequest): Promise<SentForm> {
  const fields = new Map<string, string[]>();
  const files = new Map<string, SentFile>();
  let bytes = 0;
  const add = (name: string, value: string): void => {
    const said = plain(value);
    if (!name.startsWith(OWN)) bytes += Buffer.byteLength(said);
    const known = fields.get(name);
    if (known === undefined) fields.set(name, [said]);
    else known.push(said);
  };
  if (request.isMultipart()) {
    await readParts(request, add, files).catch(asFormFault);
  } else {
    for (const [name, value] of new URLSearchParams(typeof request.body === 'string' ? request.body : ''))
      add(name, value);
  }
  return { fields, files, bytes };
}

/** The reader of parts throws plain errors at a body that breaks off or has no parts. */
function asFormFault(error: unknown): never {
  const isOurs = error instanceof PageTooLarge || (error instanceof Error && 'statusCode' in error);
  throw isOurs ? error : new UnreadableForm();
}

async function readParts(
  request: FastifyRequest,
  add: (name: string, value: string) => void,
  files: Map<string, SentFile>,
): Promise<void> {
  let left = FILES_BYTES;
  let fieldsLeft = FORM_BYTES;
  const parts: AsyncIterable<Multipart> = request.parts({ limits: MULTIPART_LIMITS });
  for await (const part of parts) {
    if (part.type === 'field') {
      const value = String(part.value ?? '');
      fieldsLeft -= value.length;
      if (fieldsLeft < 0) throw new PageTooLarge();
      add(part.fieldname, value);
      continue;
    }
    const { file, size } = await readFile(part, left);
    left = Math.max(0, left - size);
    if (file !== null) files.set(part.fieldname, file);
  }
}

/** Reads a file to its end, and keeps it where it fits; null where the field was left empty. */
async function readFile(
  { file, filename }: MultipartFile,
  most: number,
): Promise<{ readonly file: SentFile | null; readonly size: number }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  const name = filename ?? '';
  if (size === 0 && name === '') return { file: null, size };
  const isCut = file.truncated || size > most;
  return { file: { name, content: isCut ? Buffer.alloc(0) : Buffer.concat(chunks), isCut }, size };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: no key types them, and they show nothing
const UNTYPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text as a person types it: line breaks as one character, nothing that no store or screen can hold. */
const plain = (value: string): string => value.replace(/\r\n?/g, '\n').replace(UNTYPED, '').toWellFormed();
