import type { Condition, Words } from '../../../../kernel/conditions/condition.ts';
import type { JsonObject } from '../../../../kernel/json.ts';
import { questionsOf, surveyFields } from '../../survey-fields.ts';
import type { Survey } from '../../survey-schema.ts';
import { type Exported, newLosses, type Tell } from '../conversion.ts';
import { withTexts } from '../drafts.ts';
import { htmlOfText } from '../html-text.ts';
import { withoutJumps } from './without-jumps.ts';
import { type Writing, writeExpression } from './write-expression.ts';
import { type Speak, said, writeQuestion } from './write-question.ts';

/** English is the language that theirs takes where none is named. */
const speak: Speak = ({ ru, en }: Words) => {
  if (ru === undefined || ru === '') return en === '' ? undefined : en;
  return en === undefined || en === '' ? { ru } : { default: en, ru };
};

/**
 * A survey as SurveyJS has it. Not carried, and told: scales of a type of their own (CSAT and CES become
 * ratings), scores of columns, the total of a constant sum, pictures, options that exclude others beside
 * one last "none", rotation and shuffled blocks, quotas, conditions on traits and on the language, what a
 * trait already knows, and the words for a full or closed survey. Jumps become conditions of the pages
 * that they leave out.
 */
export function toSurveyJs(survey: Survey): Exported {
  const { losses, tell } = newLosses();
  const writing = { nameOf: nameOfField(survey), fields: surveyFields(survey) };
  const piped = withTheirPipes(survey, writing, tell);
  const pages = withoutJumps(piped).map(({ block, show, untold }, at) => {
    const path = `$.blocks[${at}]`;
    if (untold) tell(`${path}.show`, 'logic', 'jump');
    if (block.shuffled) tell(`${path}.shuffled`, 'setting', true);
    if (block.pick !== null) tell(`${path}.pick`, 'setting', block.pick);
    return said({
      name: block.id,
      title: speak(block.title),
      questionOrder: block.shuffleQuestions ? 'random' : undefined,
      visibleIf: expressionOf(show, writing, `${path}.show`, tell),
      elements: block.questions.map((question, place) => {
        const where = `${path}.questions[${place}]`;
        const visibleIf = expressionOf(question.show, writing, `${where}.show`, tell);
        return said({ ...writeQuestion(question, { speak, tell, path: where }), visibleIf });
      }),
    });
  });
  for (const [at, { name }] of survey.quotas.entries()) tell(`$.quotas[${at}]`, 'setting', name);
  for (const name of ['full', 'closed'] as const)
    if (survey[name].ru || survey[name].en) tell(`$.${name}`, 'setting', survey[name]);
  return { json: { ...frameOf(piped), pages }, unknown: losses };
}

function frameOf(survey: Survey): JsonObject {
  const html = ({ ru, en }: Words): Words => ({
    ...(ru ? { ru: htmlOfText(ru) } : {}),
    ...(en ? { en: htmlOfText(en) } : {}),
  });
  return said({
    title: speak(survey.title),
    description: speak(survey.intro),
    locale: survey.languages[0] === 'ru' ? 'ru' : undefined,
    completedHtml: speak(html(survey.thanks)),
    showPrevButton: survey.back ? undefined : false,
    showProgressBar: survey.progress || undefined,
    calculatedValues: survey.hidden.length === 0 ? undefined : survey.hidden.map(({ id }) => ({ name: id })),
  });
}

function expressionOf(
  condition: Condition | null,
  writing: Writing,
  path: string,
  tell: Tell,
): string | undefined {
  if (condition === null) return undefined;
  const expression = writeExpression(condition, writing);
  if (expression === null) tell(path, 'expression', condition);
  return expression ?? undefined;
}

/** `answer.q.row` is `q.row` there, and what stands first in a ranking `q[0]`. */
function nameOfField(survey: Survey): Writing['nameOf'] {
  const types = new Map(questionsOf(survey).map(({ id, type }) => [id, type]));
  return (field) => {
    const [room, id = '', part] = field.split('.', 3);
    if (room === 'hidden') return id;
    if (room !== 'answer' || !types.has(id)) return null;
    if (part !== undefined) return `${id}.${part}`;
    return types.get(id) === 'ranking' ? `${id}[0]` : id;
  };
}

const PIPE = /\{\{([^{}|]{1,320})(?:\|([^{}]{0,200}))?\}\}/g;

function withTheirPipes(survey: Survey, { nameOf }: Writing, tell: Tell): Survey {
  return withTexts(survey, (text) =>
    text.replace(PIPE, (whole, field: string, otherwise: string | undefined) => {
      const name = nameOf(field.trim());
      if (name === null || otherwise !== undefined) tell('$', 'changed', whole);
      return name === null ? (otherwise ?? '') : `{${name}}`;
    }),
  );
}
