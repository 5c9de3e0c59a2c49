import { type Asked, givenIn, groupOf, idWhere } from './asked-question.ts';
import { flag, type Html, html } from './html.ts';

type Scaled = 'nps' | 'csat' | 'ces' | 'rating';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** The eleven petals of likelihood, 0 to 10. */
export const nps = (asked: Asked<'nps'>): Html => scale(asked, range(0, 10), 'number');
export const csat = (asked: Asked<'csat'>): Html => scale(asked, range(1, 5), 'number');
export const ces = (asked: Asked<'ces'>): Html => scale(asked, range(1, 7), 'number');
export const rating = (asked: Asked<'rating'>): Html =>
  scale(asked, range(1, asked.question.max), asked.question.look);

type Look = 'number' | 'star' | 'smiley';

function scale(asked: Asked<Scaled>, values: readonly number[], look: Look): Html {
  const { question, words } = asked;
  const ends = [words(question.low), words(question.high)] as const;
  const given = givenIn(asked);
  const points = values.map((value, at) => {
    const end = at === 0 ? ends[0] : at === values.length - 1 ? ends[1] : '';
    return html`<label><input type="radio" name="${question.id}" value="${value}"${idWhere(at === 0, question)}${flag('checked', given === String(value))}><span>${face(look, value, values.length)}${end !== '' && html`<span class="vh"> ${end}</span>`}</span></label>`;
  });
  return html`<div class="scale ${look}"${groupOf(asked)}>${points}</div>${endsLine(ends)}`;
}

const SMILES = ['😞', '😕', '😐', '😊', '😃'] as const;

/** How a point of the scale looks; its number is always there to be read. */
function face(look: Look, value: number, of: number): Html {
  switch (look) {
    case 'number':
      return html`${value}`;
    case 'star':
      return html`<span aria-hidden="true">★</span><small>${value}</small>`;
    case 'smiley':
      return html`<span aria-hidden="true">${SMILES[Math.round(((value - 1) / (of - 1)) * 4)]}</span><small>${value}</small>`;
  }
}

/** What the two ends mean, under them; for readers of the screen it stands in the points themselves. */
export const endsLine = ([low, high]: readonly [string, string]): Html | false =>
  (low !== '' || high !== '') &&
  html`<p class="ends" aria-hidden="true"><span>${low}</span><span>${high}</span></p>`;

export function net(asked: Asked<'net'>): Html {
  const { question, text } = asked;
  const given = givenIn(asked);
  const points = (['more', 'same', 'less'] as const).map(
    (value, at) =>
      html`<label class="opt"><input type="radio" name="${question.id}" value="${value}"${idWhere(at === 0, question)}${flag('checked', given === value)}><span>${text[value]}</span></label>`,
  );
  return html`<div class="opts"${groupOf(asked)}>${points}</div>`;
}
