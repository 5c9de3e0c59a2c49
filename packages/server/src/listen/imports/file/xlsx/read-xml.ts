import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileFault } from '../file-fault.ts';

/** What listens to an XML part as it is read. Names come without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Feeds XML to a listener piece by piece; after each piece `afterPiece` is asked for what to hand on.
 * No entity is resolved but the five of XML itself. Throws FileFault where it is not well-formed.
 */
export async function* readXml<T>(
  pieces: AsyncIterable<Buffer>,
  listener: XmlListener,
  afterPiece: () => T,
): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new StringDecoder('utf8');
  parser.on('error', (error) => {
    throw new FileFault('workbook-broken', { error: error.message });
  });
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open(bare(tag.name), tag.attributes));
  if (listener.close !== undefined) {
    const { close } = listener;
    parser.on('closetag', (tag: SaxesTagPlain) => close(bare(tag.name)));
  }
  if (listener.text !== undefined) {
    parser.on('text', listener.text);
    parser.on('cdata', listener.text);
  }
  for await (const piece of pieces) {
    parser.write(decoder.write(piece));
    yield afterPiece();
  }
  parser.write(decoder.end());
  parser.close();
  yield afterPiece();
}

/** Reads a part to its end. */
export async function readWholeXml(pieces: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(pieces, listener, () => null));
}
