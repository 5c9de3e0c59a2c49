import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive, with what its list may say wrongly of it. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly saidSize?: number;
  readonly encrypted?: boolean;
}

/** A ZIP archive (APPNOTE.TXT 6.3) of parts that are all deflated. */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, content, saidSize, encrypted = false } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const label = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(encrypted ? 0x801 : 0x800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(saidSize ?? plain.length, 18);
    facts.writeUInt16LE(label.length, 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, label, packed]);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, more, label]));
    files.push(file);
    at += file.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
