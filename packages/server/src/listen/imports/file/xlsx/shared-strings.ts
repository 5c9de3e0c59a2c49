import { FileFault } from '../file-fault.ts';
import { readWholeXml } from './read-xml.ts';

const MOST_STRINGS = 10_000_000;

/** Texts keep characters that XML cannot hold as `_x000D_`. */
export const plainText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** The texts that cells of a workbook share, by number. What is said of how they sound is left out. */
export async function readSharedStrings(part: AsyncIterable<Buffer>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isSound = false;
  await readWholeXml(part, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') isSound = true;
      if (name === 't') isText = !isSound;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isSound = false;
      if (name !== 'si') return;
      strings.push(plainText(text));
      if (strings.length > MOST_STRINGS) throw new FileFault('workbook-too-large', { part: 'sharedStrings' });
    },
    text: (piece) => {
      if (isText) text += piece;
    },
  });
  return strings;
}
