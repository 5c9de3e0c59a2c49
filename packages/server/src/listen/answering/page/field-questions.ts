import { textLimit } from '@romashka/model/surveys';
import { listed } from './answering-text.ts';
import { type Asked, described, firstId, givenIn, idWhere, namedBy, wrong } from './asked-question.ts';
import { type Html, html } from './html.ts';
import { endsLine } from './scale-questions.ts';

/** The field is what counts; the slider beside it comes with the script and is empty until it is moved. */
export function slider(asked: Asked<'slider'>): Html {
  const { question, words, text, language } = asked;
  const { min, max, step } = question;
  const bounds = html` min="${min}" max="${max}" step="${step}"`;
  const said = text.from(min.toLocaleString(language), max.toLocaleString(language));
  return html`<div class="slider"><input type="range"${bounds} hidden${namedBy(asked)}><input type="number" inputmode="decimal" name="${question.id}" id="${firstId(question)}" value="${givenIn(asked)}"${bounds} placeholder="–"${namedBy(asked)}${wrong(asked)}></div>${endsLine([words(question.low) || String(min), words(question.high) || String(max)])}<p class="how">${said}</p>`;
}

export function date(asked: Asked<'date'>): Html {
  const { question } = asked;
  const { from, to } = question;
  return html`<input type="date" name="${question.id}" id="${firstId(question)}" value="${givenIn(asked)}"${from !== null && html` min="${from}"`}${to !== null && html` max="${to}"`}${namedBy(asked)}${wrong(asked)}>`;
}

const CONTACT = {
  name: { type: 'text', fill: 'name' },
  email: { type: 'email', fill: 'email' },
  phone: { type: 'tel', fill: 'tel' },
  company: { type: 'text', fill: 'organization' },
} as const;

export function contact(asked: Asked<'contact'>): Html {
  const { question, text } = asked;
  const fields = question.fields.map(
    ({ field, required }, at) =>
      html`<label><span>${text.contact[field]}${required && star(text.required)}</span><input type="${CONTACT[field].type}" name="${question.id}.${field}" value="${givenIn(asked, field)}" autocomplete="${CONTACT[field].fill}"${idWhere(at === 0, question)}${required && html` aria-required="true"`}${described(asked.describedBy)}${wrong(asked)}></label>`,
  );
  return html`<div class="fields">${fields}</div>`;
}

/** Marks what has to be answered, in a sign and in a word. */
export const star = (required: string): Html =>
  html`<span class="star" aria-hidden="true"> *</span><span class="vh"> (${required})</span>`;

const TEXT_TYPES = { text: 'text', email: 'email', phone: 'tel', url: 'url', number: 'text' } as const;
const AUTOFILL = { text: 'off', email: 'email', phone: 'tel', url: 'url', number: 'off' } as const;

export function text(asked: Asked<'text'>): Html {
  const { question, language } = asked;
  const { kind, long, id, required } = question;
  const limit = textLimit(question);
  const count = `c-${id}`;
  // An address or a number is nowhere near the limit.
  const isCounted = kind === 'text';
  const ids = [asked.describedBy, isCounted ? count : ''].filter((one) => one !== '').join(' ');
  const named = html` name="${id}" id="${firstId(question)}" data-max="${limit}" aria-labelledby="l-${id}"${described(ids)}${wrong(asked)}${required && html` aria-required="true"`}`;
  const field =
    long && kind === 'text'
      ? // A browser drops the first line break of a field: this one is for it.
        html`<textarea rows="5"${named}>${'\n'}${givenIn(asked)}</textarea>`
      : html`<input type="${TEXT_TYPES[kind]}" value="${givenIn(asked)}" autocomplete="${AUTOFILL[kind]}"${kind === 'number' && html` inputmode="decimal"`}${named}>`;
  return html`${field}${isCounted && html`<p class="count" id="${count}" data-left="${asked.text.left}">${asked.text.atMostChars(limit.toLocaleString(language))}</p>`}`;
}

const ACCEPT = {
  image: 'image/png,image/jpeg,image/gif,image/webp',
  pdf: 'application/pdf',
  text: 'text/plain,.txt,.csv,.log',
} as const;

export function file(asked: Asked<'file'>): Html {
  const { question, language, kept } = asked;
  const size = (question.maxBytes / 1_000_000).toLocaleString(language, { maximumFractionDigits: 1 });
  const kinds = listed(question.accepts.join(' '), language);
  return html`<p class="how">${asked.text.file(kinds, size)}</p>${kept !== null && html`<p class="kept">${asked.text.fileKept(kept)}</p>`}<input type="file" name="${question.id}" id="${firstId(question)}" accept="${question.accepts.map((kind) => ACCEPT[kind]).join(',')}"${namedBy(asked)}${wrong(asked)}>${kept !== null && html`<label class="opt"><input type="checkbox" name="${question.id}.remove" value="yes"><span>${asked.text.fileRemove}</span></label>`}`;
}
