import { holds } from '../../kernel/conditions/evaluate-condition.ts';
import { lot, shuffledBy } from './lot.ts';
import { type Answers, type Respondent, readerOf } from './survey-fields.ts';
import type { Block, Question, Survey } from './survey-schema.ts';

/** One person on the way through one survey. `seed` decides everything that is left to the lot. */
export interface Walk {
  readonly seed: string;
  readonly answers: Answers;
  readonly respondent: Respondent;
}

/** A block as it is asked: its questions in their order, without those that are not for this person now. */
export interface Page {
  readonly block: Block;
  readonly questions: readonly Question[];
}

/** The blocks in the order in which this person would meet them. */
export const blocksInOrder = (survey: Survey, seed: string): Block[] =>
  shuffledBy(
    survey.blocks,
    `${seed} blocks`,
    ({ id }) => id,
    ({ shuffled }) => !shuffled,
  );

/** The questions of a block that the lot gives to this person, in their order, whether they are shown or not. */
export function questionsByLot(block: Block, seed: string): Question[] {
  const drawn = `${seed} ${block.id}`;
  const kept =
    block.pick === null || block.pick >= block.questions.length
      ? new Set(block.questions)
      : new Set(
          [...block.questions]
            .sort((a, b) => lot(`${drawn} pick`, a.id) - lot(`${drawn} pick`, b.id))
            .slice(0, block.pick),
        );
  const asked = block.questions.filter((question) => kept.has(question));
  return block.shuffleQuestions ? shuffledBy(asked, `${drawn} order`, ({ id }) => id) : asked;
}

/** What of a block is asked of this person, answered as it is; null where nothing is. */
export function pageOf(survey: Survey, block: Block, walk: Walk): Page | null {
  const read = readerOf(survey, walk.answers, walk.respondent);
  if (!holds(block.show, read)) return null;
  const questions = candidatesOf(block, walk).filter(({ show }) => holds(show, read));
  return questions.length === 0 ? null : { block, questions };
}

/**
 * The questions of a block that may come to be asked of this person, whatever is answered beside them.
 * What was answered here stays asked: an answer that becomes a trait does not take its question away.
 */
export const candidatesOf = (block: Block, { seed, answers, respondent }: Walk): Question[] =>
  questionsByLot(block, seed).filter(
    ({ id, knownFrom }) =>
      knownFrom === null || Object.hasOwn(answers, id) || !isKnown(respondent, knownFrom),
  );

function isKnown({ traits }: Respondent, name: string): boolean {
  const value = Object.hasOwn(traits, name) ? traits[name] : undefined;
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/**
 * The pages that a person with these answers meets, from the first to the last: an answer that is
 * still missing is unknown, and a jump on it is not taken. Jumps lead only forward, so this ends.
 */
export function pagesOf(survey: Survey, walk: Walk): Page[] {
  const blocks = blocksInOrder(survey, walk.seed);
  const read = readerOf(survey, walk.answers, walk.respondent);
  const pages: Page[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    const page = pageOf(survey, block, walk);
    if (page !== null) pages.push(page);
    const jump = page === null ? undefined : block.jumps.find(({ when }) => holds(when, read));
    if (jump?.to === 'end') break;
    const to = jump === undefined ? -1 : blocks.findIndex(({ id }) => id === jump.to);
    at = to > at ? to : at + 1;
  }
  return pages;
}

/** The page after the block, or the first one for null; null where the survey is at its end. */
export function pageAfter(survey: Survey, walk: Walk, block: string | null): Page | null {
  const pages = pagesOf(survey, walk);
  if (block === null) return pages[0] ?? null;
  const at = pages.findIndex((page) => page.block.id === block);
  if (at >= 0) return pages[at + 1] ?? null;
  // The block is no longer on the way: go on with the first page that stands after it.
  const order = blocksInOrder(survey, walk.seed).map(({ id }) => id);
  return pages.find((page) => order.indexOf(page.block.id) > order.indexOf(block)) ?? null;
}

/** The page before the block; null where it is the first. */
export function pageBefore(survey: Survey, walk: Walk, block: string): Page | null {
  const pages = pagesOf(survey, walk);
  const at = pages.findIndex((page) => page.block.id === block);
  return at > 0 ? (pages[at - 1] ?? null) : null;
}

/** The options of a choice in the order in which this person sees them; what excludes the others stays last. */
export function optionsInOrder<T extends { readonly id: string; readonly exclusive?: boolean }>(
  question: { readonly id: string; readonly shuffle: boolean; readonly options: readonly T[] },
  seed: string,
): readonly T[] {
  if (!question.shuffle) return question.options;
  return shuffledBy(
    question.options,
    `${seed} ${question.id}`,
    ({ id }) => id,
    ({ exclusive }) => exclusive === true,
  );
}
