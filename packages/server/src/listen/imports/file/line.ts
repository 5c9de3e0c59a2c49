/** A line of a text file, counted from 1, without the sign that ends it. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** The sign that ended it: `\n`, `\r\n`, `\r`, or nothing at the end of the file. */
  readonly end: string;
  /** Longer than any row may be: only its beginning is kept. */
  readonly tooLong: boolean;
}

/** More characters than any row has; a file without line ends must not fill the memory. */
export const LINE_CHARS = 1_000_000;

/** Splits text that comes in pieces into lines. */
export interface LineSplitter {
  push(text: string): Line[];
  end(): Line[];
}

/** @param sign what ends a line: `\n` (a `\r` before it belongs to the end) or `\r`, as old Macintosh files have it */
export function openLineSplitter(sign: '\n' | '\r'): LineSplitter {
  let open = '';
  let isCut = false;
  let number = 0;
  const lineOf = (text: string, end: string): Line => {
    number += 1;
    const isCrlf = end === '\n' && text.endsWith('\r');
    const line = {
      number,
      text: isCrlf ? text.slice(0, -1) : text,
      end: isCrlf ? '\r\n' : end,
      tooLong: isCut || text.length > LINE_CHARS,
    };
    isCut = false;
    return line;
  };
  return {
    push: (text) => {
      const parts = text.split(sign);
      const last = parts.pop() ?? '';
      const lines: Line[] = [];
      for (const part of parts) {
        lines.push(lineOf(isCut ? open : open + part, sign));
        open = '';
      }
      if (!isCut) open += last;
      if (open.length > LINE_CHARS) isCut = true;
      return lines;
    },
    end: () => (open === '' && !isCut ? [] : [lineOf(open, '')]),
  };
}
