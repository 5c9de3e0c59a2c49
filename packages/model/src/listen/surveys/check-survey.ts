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
    const asked = { places, tell, block: block.id, mayComeAt: earliest(survey, at) * WIDE };
    checkAsked(block.show, fields, { ...asked, before: at * WIDE });
    for (const { when } of block.jumps) checkAsked(when, fields, { ...asked, before: (at + 1) * WIDE });
    block.questions.forEach((question, place) => {
      const where = { block: block.id, question: question.id };
      checkQuestion(question, survey.languages, (level, code, more) =>
        tell(level, code, { ...where, ...more }),
      );
      checkAsked(question.show, fields, { ...asked, ...where, before: at * WIDE + place });
      for (const words of [question.text, question.help]) checkPipes(words, fields, tell, where);
    });
  });
  for (const { when } of survey.quotas) checkAsked(when, fields, { places, tell, ...AFTER_ALL });
  for (const words of [survey.intro, survey.thanks]) checkPipes(words, fields, tell, {});
  checkDesign(survey, tell);
  return findings;
}

const AFTER_ALL = { before: Number.POSITIVE_INFINITY, mayComeAt: Number.POSITIVE_INFINITY };

/** The first place at which a block may stand: blocks left to the lot change places among themselves. */
const earliest = ({ blocks }: Survey, at: number): number =>
  blocks[at]?.shuffled ? blocks.findIndex(({ shuffled }) => shuffled) : at;

/** More than the questions of a block can be, so that a place is one number: block, then question. */
const WIDE = 10_000;

interface Place {
  readonly at: number;
  readonly block: string;
  /** The last place that the lot may give it. */
  readonly latest: number;
  /** Not asked of all: the lot picks some of its block. */
  readonly picked: boolean;
  /** Its place within its block is left to the lot. */
  readonly mixed: boolean;
}

function placesOf({ blocks }: Survey): Map<string, Place> {
  const lastShuffled = blocks.findLastIndex(({ shuffled }) => shuffled);
  return new Map(
    blocks.flatMap((block, at) =>
      block.questions.map((question, place) => [
        question.id,
        {
          at: at * WIDE + place,
          block: block.id,
          latest: (block.shuffled ? lastShuffled : at) * WIDE + place,
          picked: block.pick !== null,
          mixed: block.shuffleQuestions,
        },
      ]),
    ),
  );
}

function checkIds(survey: Survey, tell: Tell): void {
  const seen = new Set<string>();
  for (const block of survey.blocks) {
    // "end" is where a jump ends the survey, so no block can be called that.
    if (seen.has(`block ${block.id}`) || block.id === 'end')
      tell('error', 'same-id', { block: block.id, said: block.id });
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
  /** The earliest place where the lot may put the block that asks; its own questions it always has. */
  readonly mayComeAt: number;
  readonly tell: Tell;
  readonly block?: string;
  readonly question?: string;
}

function checkAsked(
  condition: Condition | null,
  fields: ReadonlyMap<string, Field>,
  { places, before, mayComeAt, tell, ...where }: Asked,
): void {
  if (condition === null) return;
  for (const { code, said } of checkCondition(condition, fields))
    tell('error', code === 'unknown-field' ? 'unknown-field' : 'bad-condition', { ...where, said });
  for (const field of fieldsOf(condition)) {
    const place = field.startsWith('answer.') ? places.get(field.split('.')[1] ?? '') : undefined;
    if (place === undefined) continue;
    if (place.at >= before) tell('error', 'asks-ahead', { ...where, said: field });
    else if (place.picked || byLot(place, mayComeAt, where))
      tell('warning', 'asks-by-lot', { ...where, said: field });
  }
}

/** Whether for some the lot puts the question after what asks about it. */
const byLot = (
  { block, mixed, latest }: Place,
  mayComeAt: number,
  where: { readonly block?: string; readonly question?: string },
): boolean => (block === where.block ? mixed && where.question !== undefined : latest >= mayComeAt);

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
