const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** Whether a text holds markup that says more than where a paragraph ends. */
export const isMarkedUp = (html: string): boolean => /<\/?(?!(?:p|br|div|span)\b)[a-z][^<>]*>/i.test(html);

/** Longer pieces are read to here: what stands behind has no place in a survey anyway. */
const LONGEST = 20_000;

/** The words of a piece of HTML, without its markup. What it gives is text and has to be escaped when shown. */
export const textOfHtml = (html: string): string =>
  html
    .slice(0, LONGEST)
    .replace(/<(script|style)\b[^<>]*>[^<]*(?:<(?!\/\1)[^<]*)*<\/\1[^<>]*>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) =>
      name === undefined
        ? sign(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
        : (NAMED.get(name) ?? whole),
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

const sign = (code: number): string =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);

const ESCAPED: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
export const htmlOfText = (text: string): string =>
  text.replace(/[<>&"]/g, (one) => ESCAPED[one] ?? one).replaceAll('\n', '<br>');
