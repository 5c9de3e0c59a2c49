import type { Condition } from '@romashka/model/conditions';
import type { AnswerFault, Question } from '@romashka/model/surveys';
import { sayFault } from './answering-text.ts';
import { type Asked, type AskedQuestion, labelId } from './asked-question.ts';
import { consent, multiple, picture, single } from './choice-questions.ts';
import { contact, date, file, slider, star, text } from './field-questions.ts';
import { flag, type Html, html } from './html.ts';
import { ces, csat, net, nps, rating } from './scale-questions.ts';
import { matrix, ranking, sum } from './table-questions.ts';

type Fields = { readonly [Type in Question['type']]: (asked: Asked<Type>) => Html };

const FIELDS: Fields = {
  nps,
  csat,
  ces,
  rating,
  single,
  multiple,
  matrix,
  ranking,
  slider,
  sum,
  picture,
  date,
  contact,
  file,
  consent,
  text,
  net,
  statement: () => html``,
};

function fieldsOf<Type extends Question['type']>(asked: Asked<Type>): Html {
  const render = FIELDS[asked.question.type as Type] as Fields[Type];
  return render(asked);
}

/** How a question stands on its page. */
export interface Standing {
  readonly fault: AnswerFault | null;
  /** False where it is not asked as long as nothing else is answered: there for the script alone. */
  readonly isShown: boolean;
  /** What of the page decides whether it is asked; null where nothing does. */
  readonly when: Condition | null;
}

/** A question with its words, its help, its fault and its fields. */
export function questionHtml(
  given: Omit<AskedQuestion, 'describedBy' | 'isWrong'>,
  { fault, isShown, when }: Standing,
): Html {
  const { question, words, text: texts, language } = given;
  const help = words(question.help);
  const ids = [help === '' ? '' : `h-${question.id}`, fault === null ? '' : `e-${question.id}`];
  const asked = {
    ...given,
    describedBy: ids.filter((id) => id !== '').join(' '),
    isWrong: fault !== null,
  };
  const state = html`${when !== null && html` data-show="${JSON.stringify(when)}"`}${flag('hidden', !isShown)}${flag('disabled', !isShown)}`;
  const sign = html`<input type="hidden" name="_asked" value="${question.id}">`;
  const explained = help !== '' && html`<p class="help" id="h-${question.id}">${help}</p>`;
  if (question.type === 'statement')
    return html`<fieldset class="q words" role="presentation" id="q-${question.id}" data-type="statement"${state}>${sign}<p class="legend">${words(question.text)}</p>${explained}</fieldset>`;
  return html`<fieldset class="q${fault !== null && ' wrong'}" id="q-${question.id}" data-type="${question.type}"${state}>${sign}<legend id="${labelId(question)}">${words(question.text)}${question.required && star(texts.required)}</legend>${explained}${
    fault !== null && html`<p class="fault" id="e-${question.id}">${upper(sayFault(fault, language))}</p>`
  }${fieldsOf(asked)}</fieldset>`;
}

const upper = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);
