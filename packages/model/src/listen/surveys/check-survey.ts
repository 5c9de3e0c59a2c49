import { checkCondition, fieldsOf } from '../../kernel/conditions/check-condition.ts';
import type { Condition, Field, Words } from '../../kernel/conditions/condition.ts';
import { checkDesign } from './check-design.ts';
import { checkQuestion } from './check-question.ts';
import { pipedFields } from './pipe-words.ts';
import { surveyFields } from './survey-fields.ts';
import { LIMITS } from './survey-limits.ts';
import type { Block, Survey } from './survey-schema.ts';

/** What an author should know before publishing: an error stops it, a warning says what it costs. */
export interface SurveyFinding {
  readonly level: 'error' | 'warning';
  readonly code: SurveyFindingCode;
  readonly block: string | null;
  readonly question: string | null;
  /** The word, the field or the number that the sentence speaks of. */
  readonly said: string;
}
export const SURVEY_FINDINGS = [
  'no-questions',
  'too-many-questions',
  'same-id',
  'no-words',
  'not-translated',
  'no-options',
  'same-option',
  'no-rows',
  'bad-limits',
  'no-fields',
  'unknown-field',
  'bad-condition',
  'asks-ahead',
  'asks-by-lot',
  'jump-back',
  'jump-nowhere',
  'jump-among-shuffled',
  'never-reached',
  'pick-too-many',
  'leading-words',
  'coloured-scale',
  'preselected',
  'one-end-named',
  'two-questions',
  'required-words',
  'many-questions',
  'options-not-shuffled',
] as const;
export type SurveyFindingCode = (typeof SURVEY_FINDINGS)[number];

/** Makes a finding about a place in a survey. */
export type Tell = (
  level: SurveyFinding['level'],
  code: SurveyFindingCode,
  at?: { readonly block?: string; readonly question?: string; readonly said?: string | number },
) => void;

/**
 * All that is wrong or doubtful in a survey. Without an error it can be published: every way through
 * it ends, every required question can be answered, and every condition asks about what comes before it.
 * @param traits the traits that conditions and piped words may name
 */
export function checkSurvey(survey: Survey, traits: readonly Field[] = []): SurveyFinding[] {
  const findings: SurveyFinding[] = [];
  const tell: Tell = (level, code, { block = null, question = null, said = '' } = {}) => {
    findings.push({ level, code, block, question, said: String(said) });
  };
  const questions = survey.blocks.flatMap((block) => block.questions);
  if (!questions.some(({ type }) => type !== 'statement')) tell('error', 'no-questions');
  if (questions.length > LIMITS.questions) tell('error', 'too-many-questions', { said: LIMITS.questions });
  checkIds(survey, tell);
  const fields = surveyFields(survey, traits);
  const places = placesOf(survey);
  survey.blocks.forEach((block, at) => {
    checkJumps(survey, at, block, tell);
    if (block.pick !== null && block.pick > block.questions.length)
      tell('error', 'pick-too-many', { block: block.id, said: block.questions.length });
    checkAsked(block.show, fields, { places, before: at * WIDE, tell, block: block.id });
    for (const { when } of block.jumps)
      checkAsked(when, fields, { places, before: (at + 1) * WIDE, tell, block: block.id });
    block.questions.forEach((question, place) => {
      const where = { block: block.id, question: question.id };
      checkQuestion(question, survey.languages, (level, code, more) =>
        tell(level, code, { ...where, ...more }),
      );
      checkAsked(question.show, fields, { places, before: at * WIDE + place, tell, ...where });
      for (const words of [question.text, question.help]) checkPipes(words, fields, tell, where);
    });
  });
  for (const { when } of survey.quotas)
    checkAsked(when, fields, { places, before: Number.POSITIVE_INFINITY, tell });
  for (const words of [survey.intro, survey.thanks]) checkPipes(words, fields, tell, {});
  checkDesign(survey, tell);
  return findings;
}

/** More than the questions of a block can be, so that a place is one number: block, then question. */
const WIDE = 10_000;

interface Place {
  readonly at: number;
  /** Left to the lot: whether or when it is asked is not the same for all. */
  readonly byLot: boolean;
}

function placesOf(survey: Survey): Map<string, Place> {
  return new Map(
    survey.blocks.flatMap((block, at) =>
      block.questions.map((question, place) => [
        question.id,
        { at: at * WIDE + place, byLot: block.shuffled || block.shuffleQuestions || block.pick !== null },
      ]),
    ),
  );
}

function checkIds(survey: Survey, tell: Tell): void {
  const seen = new Set<string>();
  for (const block of survey.blocks) {
    if (seen.has(`block ${block.id}`)) tell('error', 'same-id', { block: block.id, said: block.id });
    seen.add(`block ${block.id}`);
    for (const { id } of block.questions) {
      if (seen.has(id)) tell('error', 'same-id', { block: block.id, question: id, said: id });
      seen.add(id);
    }
  }
  for (const { id } of [...survey.hidden, ...survey.quotas]) {
    if (seen.has(`extra ${id}`)) tell('error', 'same-id', { said: id });
    seen.add(`extra ${id}`);
  }
}

function checkJumps(survey: Survey, at: number, block: Block, tell: Tell): void {
  for (const [place, { to, when }] of block.jumps.entries()) {
    const where = { block: block.id, said: to };
    if (isAlways(when) && place === block.jumps.length - 1) checkReach(survey, at, to, tell);
    if (to === 'end') continue;
    const target = survey.blocks.findIndex(({ id }) => id === to);
    if (target < 0) tell('error', 'jump-nowhere', where);
    else if (target <= at) tell('error', 'jump-back', where);
    else if (block.shuffled || survey.blocks[target]?.shuffled) tell('error', 'jump-among-shuffled', where);
  }
}

const isAlways = (condition: Condition): boolean => condition.kind === 'all' && condition.of.length === 0;

/** A jump that is always taken leaves out the blocks up to its target, where no other jump leads to them. */
function checkReach(survey: Survey, at: number, to: string, tell: Tell): void {
  const target = to === 'end' ? survey.blocks.length : survey.blocks.findIndex(({ id }) => id === to);
  const goals = new Set(survey.blocks.slice(0, at + 1).flatMap(({ jumps }) => jumps.map((jump) => jump.to)));
  if (survey.blocks[at]?.show !== null) return;
  for (const { id } of survey.blocks.slice(at + 1, target))
    if (!goals.has(id)) tell('warning', 'never-reached', { block: id, said: id });
    else return;
}

interface Asked {
  readonly places: ReadonlyMap<string, Place>;
  /** The place before which a question must stand to be known. */
  readonly before: number;
  readonly tell: Tell;
  readonly block?: string;
  readonly question?: string;
}

function checkAsked(
  condition: Condition | null,
  fields: ReadonlyMap<string, Field>,
  { places, before, tell, ...where }: Asked,
): void {
  if (condition === null) return;
  for (const { code, said } of checkCondition(condition, fields))
    tell('error', code === 'unknown-field' ? 'unknown-field' : 'bad-condition', { ...where, said });
  for (const field of fieldsOf(condition)) {
    const place = field.startsWith('answer.') ? places.get(field.split('.')[1] ?? '') : undefined;
    if (place === undefined) continue;
    if (place.at >= before) tell('error', 'asks-ahead', { ...where, said: field });
    else if (place.byLot) tell('warning', 'asks-by-lot', { ...where, said: field });
  }
}

function checkPipes(
  words: Words,
  fields: ReadonlyMap<string, Field>,
  tell: Tell,
  where: { readonly block?: string; readonly question?: string },
): void {
  for (const text of Object.values(words))
    for (const field of pipedFields(text ?? ''))
      if (!fields.has(field)) tell('error', 'unknown-field', { ...where, said: field });
}
