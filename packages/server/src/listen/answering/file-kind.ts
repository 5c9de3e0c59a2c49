import { imageType } from '../surveys/image-type.ts';

/** What a file is by its first bytes; its name and what the browser says of it are not believed. */
export interface FileKind {
  readonly kind: 'image' | 'pdf' | 'text';
  readonly type: string;
  readonly endings: readonly string[];
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
};

/** The kind of a file; null for everything that is not taken: an SVG, a page, a program, an archive. */
export function fileKind(content: Buffer): FileKind | null {
  const image = imageType(content);
  if (image !== null) return { kind: 'image', type: image, endings: ENDINGS[image] ?? [] };
  if (content.subarray(0, 5).toString('latin1') === '%PDF-')
    return { kind: 'pdf', type: 'application/pdf', endings: ['pdf'] };
  return isPlainText(content)
    ? { kind: 'text', type: 'text/plain', endings: ['txt', 'csv', 'log', 'md'] }
    : null;
}

/** Markup is text as well, and some of it runs: what has a tag of such in it is not taken for text. */
const MARKUP = /^\s*<|<(?:svg|html|script|!doctype|\?xml|iframe|body|head|xml)\b/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells a program from a text
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function isPlainText(content: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !CONTROLS.test(text) && !MARKUP.test(text);
  } catch {
    return false;
  }
}

const NAME_CHARS = 120;

/** A name under which a file can be kept and saved anywhere, ending as its kind does. */
export function safeName(given: string, { endings }: FileKind): string {
  const base = given.split(/[/\\]/).at(-1) ?? '';
  const plain = base
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
  const isRight = endings.includes(ending);
  const stem = [...(isRight ? plain.slice(0, dot) : plain)].slice(0, NAME_CHARS).join('');
  return `${stem === '' ? 'file' : stem}.${isRight ? ending : (endings[0] ?? 'bin')}`;
}
