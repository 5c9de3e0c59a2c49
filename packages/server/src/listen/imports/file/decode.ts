import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { Encoding } from '@romashka/model/listen';

const REPLACEMENT = Buffer.from('\ufffd');
const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** A file's bytes as text, piece by piece. */
export interface TextDecoding {
  /** The next piece of text; the last call gets an empty piece and `last`. */
  push(bytes: Buffer, last: boolean): string;
  /** True once bytes were met that are not of the encoding: they show as U+FFFD from there on. */
  readonly isBroken: () => boolean;
  /** Null while the file has shown nothing but ASCII. */
  readonly encoding: () => Encoding | null;
}

/** The encoding that the first bytes of a file name; null when they name none. */
export function encodingOfMark(head: Buffer): Encoding | null {
  return BOMS.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0] ?? null;
}

/**
 * Decodes a file whose encoding may be known (from a map or a byte order mark) or not. When it is
 * not, the first piece with a byte above ASCII decides: UTF-8 is UTF-8, all else Windows-1251.
 */
export function openDecoding(known: Encoding | null): TextDecoding {
  let encoding = known;
  let decoder: TextDecoder | null = known === null ? null : new TextDecoder(known);
  let broken = false;
  let held: Buffer = Buffer.alloc(0);
  const decode = (bytes: Buffer, last: boolean): string => {
    decoder ??= new TextDecoder(encoding ?? 'utf-8');
    const text = decoder.decode(bytes, { stream: !last });
    if (!broken && text.includes('\ufffd')) broken = !bytes.includes(REPLACEMENT);
    return text;
  };
  return {
    push: (piece, last) => {
      if (encoding !== null) return decode(piece, last);
      const bytes = Buffer.concat([held, piece]);
      const sound = last ? bytes : withoutCutTail(bytes);
      held = bytes.subarray(sound.length);
      if (isAscii(sound)) return sound.toString('latin1');
      encoding = isMostlyUtf8(sound) ? 'utf-8' : 'windows-1251';
      return decode(bytes, last);
    },
    isBroken: () => broken,
    encoding: () => encoding,
  };
}

/** One broken row must not turn a whole file into another alphabet; Windows-1251 read as UTF-8 is nearly all faults. */
function isMostlyUtf8(bytes: Buffer): boolean {
  if (isUtf8(bytes)) return true;
  const text = bytes.toString('utf8');
  const faults = text.split('\ufffd').length - 1;
  const letters = (text.match(/\P{ASCII}/gu)?.length ?? 0) - faults;
  return letters > faults;
}

/** A piece may end within a character: what could be the beginning of one is left out of the judgement. */
function withoutCutTail(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}
