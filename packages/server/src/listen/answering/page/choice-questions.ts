import { LIMITS, OTHER, optionsInOrder, otherKey } from '@romashka/model/surveys';
import {
  type Asked,
  type AskedQuestion,
  firstId,
  givenIn,
  groupOf,
  idWhere,
  namedBy,
  wrong,
} from './asked-question.ts';
import { flag, type Html, html } from './html.ts';

export function single(asked: Asked<'single'>): Html {
  const { question, seed } = asked;
  const given = givenIn(asked) || (question.preselected ?? '');
  const options = optionsInOrder(question, seed);
  if (question.look === 'dropdown') return dropdown(asked, given);
  const boxes = options.map(({ id, text }, at) =>
    box(asked, 'radio', { id, text: asked.words(text), at }, [given]),
  );
  return html`<div class="opts"${groupOf(asked)}>${boxes}${question.other && other(asked, 'radio', [given], options.length)}</div>`;
}

function dropdown(asked: Asked<'single'>, given: string): Html {
  const { question, text, seed, words } = asked;
  const options = optionsInOrder(question, seed).map(
    (one) => html`<option value="${one.id}"${flag('selected', given === one.id)}>${words(one.text)}</option>`,
  );
  return html`<select name="${question.id}" id="${firstId(question)}"${namedBy(asked)}${wrong(asked)}><option value="">${text.choose}</option>${options}${question.other && html`<option value="${OTHER}"${flag('selected', given === OTHER)}>${text.other}</option>`}</select>${question.other && otherWords(asked)}`;
}

export function multiple(asked: Asked<'multiple'>): Html {
  const { question, text, seed, form } = asked;
  const { min, max } = question;
  const options = optionsInOrder(question, seed);
  const given = form(question.id);
  const boxes = options.map(({ id, text: said, exclusive }, at) =>
    box(asked, 'checkbox', { id, text: asked.words(said), at, exclusive }, given),
  );
  const how = [
    min === null && max === null ? text.several : '',
    min === null || min === 0 ? '' : text.atLeast(min),
    max === null ? '' : text.atMost(max),
  ].filter((part) => part !== '');
  return html`<p class="how">${how.join('. ')}</p><div class="opts">${boxes}${question.other && other(asked, 'checkbox', given, options.length)}</div>`;
}

interface Box {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly exclusive?: boolean;
}

function box(
  asked: Asked<'single' | 'multiple'>,
  type: 'radio' | 'checkbox',
  { id, text, at, exclusive }: Box,
  given: readonly string[],
): Html {
  return html`<label class="opt"><input type="${type}" name="${asked.question.id}" value="${id}"${idWhere(at === 0, asked.question)}${exclusive === true && html` data-alone`}${type === 'checkbox' && described(asked)}${flag('checked', given.includes(id))}><span>${text}</span></label>`;
}

/** A box of several stands in no group that says it: each names its fault itself. */
const described = ({ describedBy }: AskedQuestion): Html | false =>
  describedBy !== '' && html` aria-describedby="${describedBy}"`;

const other = (
  asked: Asked<'single' | 'multiple'>,
  type: 'radio' | 'checkbox',
  given: readonly string[],
  at: number,
): Html =>
  html`<div class="other">${box(asked, type, { id: OTHER, text: asked.text.other, at }, given)}${otherWords(asked)}</div>`;

const otherWords = ({ question, form, text }: Asked<'single' | 'multiple'>): Html =>
  html`<input type="text" name="${otherKey(question.id)}" value="${form(otherKey(question.id))[0]}" aria-label="${text.otherWords}" placeholder="${text.otherWords}" data-other data-max="${LIMITS.other}" autocomplete="off">`;

export function picture(asked: Asked<'picture'>): Html {
  const { question, seed, form, words } = asked;
  const type = question.several ? 'checkbox' : 'radio';
  const given = form(question.id);
  const boxes = optionsInOrder(question, seed).map((option, at) => {
    const said = words(option.text);
    return html`<label class="pic"><input type="${type}" name="${question.id}" value="${option.id}"${idWhere(at === 0, question)}${question.several && described(asked)}${flag('checked', given.includes(option.id))}><img src="/s/image/${option.image}" alt="${said === '' ? option.id : ''}" loading="lazy"><span>${said}</span></label>`;
  });
  return html`<div class="pics"${!question.several && groupOf(asked)}>${boxes}</div>`;
}

/** Not giving a consent is an answer too: the hidden field says it where the box stays empty. */
export function consent(asked: Asked<'consent'>): Html {
  const { question, words, text } = asked;
  return html`<label class="opt"><input type="checkbox" name="${question.id}" value="yes" id="${firstId(question)}"${described(asked)}${wrong(asked)}${flag('checked', givenIn(asked) === 'yes')}><span>${words(question.statement) || text.agree}</span></label><input type="hidden" name="${question.id}" value="no">`;
}
