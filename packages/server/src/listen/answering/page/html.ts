const MADE: unique symbol = Symbol('html');

/** Markup that `html` made: its constants are ours, and everything put into it was escaped. */
export interface Html {
  readonly [MADE]: string;
}
type Part = Html | readonly Html[] | string | number | false | null | undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? '');

/**
 * Makes markup. Texts and numbers are escaped for a place between tags or inside a quoted attribute;
 * markup made by `html` goes in as it is; false, null and undefined leave nothing. There is no way to
 * put in markup from anywhere else.
 */
export function html(constants: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let made = constants[0] ?? '';
  parts.forEach((part, at) => {
    made += textOf(part) + (constants[at + 1] ?? '');
  });
  return { [MADE]: made };
}

function textOf(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if (isMade(part)) return part[MADE];
  return part.map((one) => one[MADE]).join('');
}

const isMade = (part: Html | readonly Html[]): part is Html => MADE in part;

/** An attribute without a value, where it is wanted. The name is always a constant. */
export const flag = (name: 'checked' | 'selected' | 'disabled' | 'hidden', isOn: boolean): Html =>
  isOn ? FLAGS[name] : NOTHING;

const NOTHING = html``;
const FLAGS = {
  checked: html` checked`,
  selected: html` selected`,
  disabled: html` disabled`,
  hidden: html` hidden`,
} as const;

/** The text of a whole document. */
export const documentText = (made: Html): string => `<!doctype html>${made[MADE]}`;
