import { type Words, wordsIn } from '@romashka/model/conditions';
import { type Language, TEXTS } from './answering-text.ts';
import { type Html, html } from './html.ts';
import { type Layout, layout } from './layout.ts';

/** Why there is a message in place of a question. */
export type MessageKind =
  | 'thanks'
  | 'full'
  | 'closed'
  | 'expired'
  | 'draft'
  | 'unknown'
  | 'busy'
  | 'tooMuch'
  | 'unread'
  | 'broken';

/** A page that was sent and could not be taken: it can be sent once more as it was, but for its files. */
export interface Resend {
  readonly action: string;
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

interface More {
  readonly words?: Words;
  readonly said?: string;
  readonly again?: string | null;
  readonly isTest?: boolean;
  readonly resend?: Resend | null;
}

/** A page that says one thing and, where there is one, the next step. The author's words go before ours. */
export function messagePage(kind: MessageKind, given: Omit<Layout, 'title'>, more: More = {}): string {
  const { language } = given;
  const text = TEXTS[language];
  const said = more.said ?? (more.words === undefined ? '' : wordsIn(more.words, language));
  const title = text[kind];
  return layout(
    { ...given, title },
    html`<main class="message">${more.isTest === true && html`<p class="test">${text.test}</p>`}<h1>${title}</h1><p class="words">${said === '' ? text[`${kind}More`] : said}</p>${typeof more.again === 'string' && html`<p><a class="button" href="${more.again}">${text.again}</a></p>`}${more.resend != null && resendForm(more.resend, text.resend)}</main>`,
  );
}

function resendForm({ action, fields }: Resend, words: string): Html {
  const hidden = [...fields].flatMap(([name, values]) =>
    // A text in several lines is one: a field in one line would lose its breaks.
    values.map((value) => html`<textarea name="${name}" hidden>${'\n'}${value}</textarea>`),
  );
  return html`<form method="post" action="${action}">${hidden}<button class="button">${words}</button></form>`;
}

/** The language that a browser asks for first of ours, where the survey is asked in it; else the survey's first. */
export function languageOf(accepts: string | undefined, asked: readonly Language[] = ['en', 'ru']): Language {
  const wanted = (accepts ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { language: tag.slice(0, 2), weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const found = asked.find((one) => one === language);
    if (found !== undefined) return found;
  }
  return asked[0] ?? 'en';
}
