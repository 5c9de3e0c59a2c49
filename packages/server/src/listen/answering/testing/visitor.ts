/** A page as a browser without a script has it. */
export interface SeenPage {
  readonly status: number;
  /** The path of the address at which it stands. */
  readonly path: string;
  readonly html: string;
  readonly headers: Headers;
}

type Fill = Readonly<Record<string, string | readonly string[] | Blob>>;

/** Somebody who visits survey pages with cookies and forms, and without a script. */
export interface Visitor {
  page(): SeenPage;
  open(path: string): Promise<SeenPage>;
  /** Fills fields of the form that is shown and presses a button; follows where it leads. */
  send(fill: Fill, press?: string): Promise<SeenPage>;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
export const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '');

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found === null ? null : unescaped(found[1] ?? '');
};
const has = (tag: string, name: string): boolean => new RegExp(`\\s${name}(?=[\\s>])`).test(tag);

/** What the form of a page would send as it stands: fields that are not disabled, with what is in them. */
export function formIn(html: string): { action: string; isMultipart: boolean; fields: [string, string][] } {
  const tag = /<form[^>]*>/.exec(html)?.[0] ?? '';
  const inside = (/<form[^>]*>([\s\S]*)<\/form>/.exec(html)?.[1] ?? '').replace(
    /<fieldset[^>]*\sdisabled[^>]*>[\s\S]*?<\/fieldset>/g,
    '',
  );
  const fields: [string, string][] = [];
  const parts = /<input[^>]*>|<select[^>]*>[\s\S]*?<\/select>|<textarea[^>]*>[\s\S]*?<\/textarea>/g;
  for (const [part] of inside.matchAll(parts)) {
    const name = attribute(part, 'name');
    if (name === null) continue;
    const value = valueOfField(part);
    if (value !== null) fields.push([name, value]);
  }
  return { action: attribute(tag, 'action') ?? '', isMultipart: /multipart/.test(tag), fields };
}

function valueOfField(part: string): string | null {
  if (part.startsWith('<textarea'))
    return unescaped(part.replace(/^<textarea[^>]*>\n?/, '').replace(/<\/textarea>$/, ''));
  if (part.startsWith('<select')) {
    const chosen = [...part.matchAll(/<option[^>]*>/g)].map(([option]) => option);
    return attribute(chosen.find((option) => has(option, 'selected')) ?? chosen[0] ?? '', 'value');
  }
  const type = attribute(part, 'type');
  if (type === 'file') return null;
  if ((type === 'radio' || type === 'checkbox') && !has(part, 'checked')) return null;
  return attribute(part, 'value') ?? '';
}

/** A visitor of a server; `headers` go with every request. */
export function visit(url: string, headers: Readonly<Record<string, string>> = {}): Visitor {
  const cookies = new Map<string, { value: string; path: string }>();
  let shown: SeenPage | null = null;
  const request = async (path: string, init: RequestInit = {}): Promise<SeenPage> => {
    const sent = [...cookies].filter(([, cookie]) => path.split('?')[0] === cookie.path);
    const answer = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        ...headers,
        ...(sent.length > 0
          ? { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') }
          : {}),
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, { value, path: /Path=([^;]+)/.exec(cookie)?.[1] ?? '/' });
    }
    const to = answer.headers.get('location');
    if (answer.status === 303 && to !== null) return request(to);
    shown = { status: answer.status, path, html: await answer.text(), headers: answer.headers };
    return shown;
  };
  const page = (): SeenPage => {
    if (shown === null) throw new Error('nothing was opened');
    return shown;
  };
  return {
    page,
    open: (path) => request(path),
    send: (fill, press = 'next') => {
      const form = formIn(page().html);
      const fields = form.fields.filter(([name]) => !(name in fill));
      const body = form.isMultipart ? new FormData() : new URLSearchParams();
      for (const [name, value] of [...fields, ['_go', press] as const]) body.append(name, value);
      for (const [name, given] of Object.entries(fill)) {
        if (given instanceof Blob) (body as FormData).append(name, given, (given as File).name);
        else for (const value of [given].flat()) body.append(name, String(value));
      }
      return request(form.action, { method: 'POST', body });
    },
  };
}
