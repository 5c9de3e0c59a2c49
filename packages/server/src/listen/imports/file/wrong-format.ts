import { type Encoding, type FileReason, fileReason } from '@romashka/model/listen';

/** Files that people pick by mistake, by their first bytes. */
const SIGNATURES: readonly (readonly [string, FileReason])[] = [
  ['%PDF', fileReason('pdf')],
  ['BZh', fileReason('packed', { packing: 'bzip2' })],
  ['\u00fd7zXZ', fileReason('packed', { packing: 'xz' })],
  ['\u0028\u00b5\u002f\u00fd', fileReason('packed', { packing: 'Zstandard' })],
  ['<!DOCTYPE', fileReason('web-page')],
  ['<html', fileReason('web-page')],
  ['<?xml', fileReason('xml')],
];

/** Why a file that begins like this is no table; null when it may be one. */
export function wrongFormat(head: Buffer, encoding: Encoding | null): FileReason | null {
  const text = head.toString('latin1');
  for (const [signature, reason] of SIGNATURES) if (text.startsWith(signature)) return reason;
  if (encoding?.startsWith('utf-16') !== true && head.includes(0)) return fileReason('not-text');
  if (/^(?:\u00ef\u00bb\u00bf)?\s*\[/.test(text) && /^\s*(?:\{|\])/.test(text.replace(/^[^[]*\[/, '')))
    return fileReason('json-list');
  return null;
}

/** What a file is that has to be read at any place of it, by its first bytes; null for what is read as it comes. */
export function boundFormat(head: Buffer): 'zip' | 'ole' | 'parquet' | null {
  const text = head.toString('latin1', 0, 4);
  if (text === 'PK\u0003\u0004' || text === 'PK\u0005\u0006') return 'zip';
  if (text === '\u00d0\u00cf\u0011\u00e0') return 'ole';
  return text === 'PAR1' || text === 'PARE' ? 'parquet' : null;
}
