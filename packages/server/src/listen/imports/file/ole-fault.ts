import { createReadStream } from 'node:fs';
import { FileFault } from './file-fault.ts';

/** An encrypted workbook is a compound file with a stream of this name (MS-OFFCRYPTO 2.3.4.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Why a compound file is not read: what is in it is either an encrypted workbook or an old one. */
export async function oleFault(path: string): Promise<FileFault> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const seen = Buffer.concat([tail, piece]);
    if (seen.includes(ENCRYPTED)) return new FileFault('workbook-encrypted');
    tail = seen.subarray(-ENCRYPTED.length);
  }
  return new FileFault('old-workbook');
}
