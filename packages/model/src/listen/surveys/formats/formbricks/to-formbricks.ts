import type { Condition, Words } from '../../../../kernel/conditions/condition.ts';
import type { Json, JsonObject } from '../../../../kernel/json.ts';
import { questionsOf, surveyFields } from '../../survey-fields.ts';
import type { Question, Survey } from '../../survey-schema.ts';
import { type Exported, newLosses, type Tell } from '../conversion.ts';
import { withTexts } from '../drafts.ts';
import { htmlOfText } from '../html-text.ts';
import { newKeys } from '../keys.ts';
import { exitsOf, type Step, stepsOf } from './steps.ts';
import { writeElement } from './write-element.ts';
import { asGroup, type Spoken, type Writing, withIds, writeCondition } from './write-logic.ts';

/** Names that no question may have there. */
const FORBIDDEN = ['source', 'suid', 'end', 'start', 'hidden', 'embed', 'verify'];
const ENDING = 'ending1';

/**
 * A survey as the management API of Formbricks takes it, in blocks. Theirs has no condition on a block
 * or a question, only jumps: conditions become jumps that lead past. Not carried, and told: constant
 * sums and sliders (kept as texts), CSAT and CES (kept as ratings), scores, pictures, limits of dates,
 * conditions on what stands first in a ranking, on consents that were refused, on traits and on the
 * language, rotation, shuffling of blocks and questions, quotas.
 */
export function toFormbricks(ours: Survey): Exported {
  const { losses, tell } = newLosses();
  const idOf = (id: string): string => (FORBIDDEN.includes(id) ? `q_${id}` : id);
  const survey = withRecalls(ours, idOf);
  for (const { id } of questionsOf(survey)) if (idOf(id) !== id) tell('$', 'changed', `${id} → ${idOf(id)}`);
  const writing: Writing = { spokenOf: spokenOf(survey, idOf), fields: surveyFields(survey) };
  const sayable = (condition: Condition, path: string): boolean => {
    const is = writeCondition(condition, writing) !== null;
    if (!is) tell(path, 'expression', condition);
    return is;
  };
  const steps = stepsOf(survey, sayable);
  if (steps[0] !== undefined && steps[0].show !== null) tell('$.blocks[0].show', 'logic', steps[0].show);
  const speak = speakIn(survey);
  const newId = counter();
  const names = namesOf(steps, survey);
  const blocks = steps.map((step, at) =>
    writeStep(step, at, { survey, steps, names, writing, sayable, newId, tell, speak, idOf }),
  );
  tellRest(survey, tell);
  return { json: { ...frameOf(survey, speak), blocks }, unknown: losses };
}

interface All {
  readonly survey: Survey;
  readonly steps: readonly Step[];
  readonly names: readonly string[];
  readonly writing: Writing;
  readonly sayable: (condition: Condition, path: string) => boolean;
  readonly newId: () => string;
  readonly tell: Tell;
  readonly speak: (words: Words) => JsonObject;
  readonly idOf: (id: string) => string;
}

function writeStep(step: Step, at: number, all: All): JsonObject {
  const { survey, steps, names, writing, newId } = all;
  const block = survey.blocks[step.block];
  const path = `$.blocks[${step.block}]`;
  const jumps = (block?.jumps ?? []).flatMap((jump, place) => {
    const isAlways = jump.when.kind === 'all' && jump.when.of.length === 0;
    return isAlways || all.sayable(jump.when, `${path}.jumps[${place}].when`) ? [jump] : [];
  });
  const nameOf = (to: number | 'end'): string => (to === 'end' ? ENDING : (names[to] ?? ENDING));
  const logic: Json[] = [];
  let fallback: number | 'end' = at + 1 < steps.length ? at + 1 : 'end';
  for (const { when, to } of exitsOf(survey, steps, at, jumps)) {
    const said = when === null ? null : writeCondition(plain(when), writing);
    if (said === null) {
      fallback = to;
      break;
    }
    logic.push({
      id: newId(),
      conditions: withIds(asGroup(said), newId),
      actions: [{ id: newId(), objective: 'jumpToBlock', target: nameOf(to) }],
    });
  }
  const isNext = fallback === at + 1 || (fallback === 'end' && at + 1 === steps.length);
  return {
    id: nameOf(at),
    name: block?.title.en || block?.title.ru || `Block ${at + 1}`,
    elements: step.questions.map((question) =>
      writeElement(question, all.idOf(question.id), placed(question, all)),
    ),
    ...(logic.length === 0 ? {} : { logic }),
    ...(isNext ? {} : { logicFallback: nameOf(fallback) }),
  };
}

/** Without the parts that always hold: they have no form there. */
function plain(condition: Condition): Condition {
  if (condition.kind !== 'all') return condition;
  const of = condition.of.filter((part) => !(part.kind === 'all' && part.of.length === 0));
  return of.length === 0 ? condition : { kind: 'all', of };
}

function placed({ id }: Question, { survey, speak, tell }: All) {
  const at = survey.blocks.findIndex(({ questions }) => questions.some((question) => question.id === id));
  const place = survey.blocks[at]?.questions.findIndex((question) => question.id === id);
  return { speak, tell, path: `$.blocks[${at}].questions[${place}]` };
}

/** Ids of blocks are small letters and digits there, without any sign between them. */
function namesOf(steps: readonly Step[], survey: Survey): string[] {
  const keyOf = newKeys([ENDING]);
  return steps.map(({ block }, at) => {
    const own = (survey.blocks[block]?.id ?? '').replace(/[^a-z0-9]/g, '') || 'block';
    const isFirst = steps[at - 1]?.block !== block;
    return keyOf(isFirst ? own : `${own}x${at}`, 'block').replaceAll('-', 'x');
  });
}

function counter(): () => string {
  let at = 0;
  return () => {
    at += 1;
    return `id${at}`;
  };
}

const speakIn = ({ languages }: Survey) => {
  const [first = 'en', second] = languages;
  return (words: Words): JsonObject => {
    const other = second === undefined ? undefined : words[second];
    const text = (one: string): string => htmlOfText(one);
    return {
      default: text(words[first] || words.ru || words.en || ''),
      ...(second === undefined || !other ? {} : { [second]: text(other) }),
    };
  };
};

function frameOf(survey: Survey, speak: (words: Words) => JsonObject): JsonObject {
  const isIntroduced = Boolean(survey.intro.ru || survey.intro.en);
  return {
    name: survey.title[survey.languages[0] ?? 'en'] || survey.title.ru || survey.title.en || '',
    type: 'link',
    status: 'draft',
    welcomeCard: { enabled: isIntroduced, ...(isIntroduced ? { headline: speak(survey.intro) } : {}) },
    endings: [{ id: ENDING, type: 'endScreen', headline: speak(survey.thanks) }],
    hiddenFields: { enabled: survey.hidden.length > 0, fieldIds: survey.hidden.map(({ id }) => id) },
    variables: [],
    languages: survey.languages.map((code, at) => ({ default: at === 0, enabled: true, language: { code } })),
    isBackButtonHidden: !survey.back,
  };
}

function spokenOf(survey: Survey, idOf: (id: string) => string): Writing['spokenOf'] {
  const questions = new Map(questionsOf(survey).map((question) => [question.id, question]));
  const same = (value: string): string => value;
  return (field): Spoken | null => {
    const [room, id = '', part] = field.split('.', 3);
    if (room === 'hidden') return { operand: { type: 'hiddenField', value: id }, valueOf: same };
    const question = questions.get(id);
    if (room !== 'answer' || question === undefined) return null;
    const operand: JsonObject = { type: 'element', value: idOf(id) };
    if (question.type === 'matrix') {
      const row = question.rows.findIndex((one) => one.id === part);
      const placeOf = (value: string) => String(question.columns.findIndex((one) => one.id === value));
      return { operand: { ...operand, meta: { row: String(row) } }, valueOf: placeOf };
    }
    return part !== undefined || UNSPOKEN.has(question.type) ? null : { operand, valueOf: same };
  };
}

/** Types whose answers cannot be compared there as they are here. */
const UNSPOKEN: ReadonlySet<Question['type']> = new Set(['ranking', 'sum', 'slider', 'contact']);

const PIPE = /\{\{([^{}|]{1,320})(?:\|([^{}]{0,200}))?\}\}/g;

function withRecalls(survey: Survey, idOf: (id: string) => string): Survey {
  return withTexts(survey, (text) =>
    text.replace(PIPE, (_, field: string, otherwise = '') => {
      const [room, id = '', part] = field.trim().split('.', 3);
      const isThere = (room === 'answer' || room === 'hidden') && part === undefined;
      return isThere ? `#recall:${room === 'answer' ? idOf(id) : id}/fallback:${otherwise}#` : otherwise;
    }),
  );
}

function tellRest(survey: Survey, tell: Tell): void {
  for (const [at, block] of survey.blocks.entries()) {
    if (block.shuffled) tell(`$.blocks[${at}].shuffled`, 'setting', true);
    if (block.shuffleQuestions) tell(`$.blocks[${at}].shuffleQuestions`, 'setting', true);
    if (block.pick !== null) tell(`$.blocks[${at}].pick`, 'setting', block.pick);
  }
  for (const [at, { name }] of survey.quotas.entries()) tell(`$.quotas[${at}]`, 'setting', name);
  for (const name of ['full', 'closed'] as const)
    if (survey[name].ru || survey[name].en) tell(`$.${name}`, 'setting', survey[name]);
}
