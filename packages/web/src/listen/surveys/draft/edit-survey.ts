import { type Block, type Question, questionsOf, type Survey } from '@romashka/model/surveys';
import { blocksWith, changeBlock } from './change-part.ts';
import { freeId } from './free-id.ts';
import { followKeys } from './rename.ts';

export const questionIds = (survey: Survey): ReadonlySet<string> =>
  new Set(questionsOf(survey).map(({ id }) => id));
export const blockIds = (survey: Survey): ReadonlySet<string> => new Set(survey.blocks.map(({ id }) => id));

/** Puts a question into a block at a place; at its end where the place is left out. */
export function addQuestion(survey: Survey, block: string, question: Question, at?: number): Survey {
  return changeBlock(survey, block, (found) => ({
    ...found,
    questions: found.questions.toSpliced(at ?? found.questions.length, 0, question),
  }));
}

export function removeQuestion(survey: Survey, id: string): Survey {
  return blocksWith(
    survey,
    survey.blocks.map((block) =>
      block.questions.some((question) => question.id === id)
        ? { ...block, questions: block.questions.filter((question) => question.id !== id) }
        : block,
    ),
  );
}

interface Place {
  readonly block: Block;
  readonly blockAt: number;
  readonly at: number;
  readonly question: Question;
}

/** Where a question stands; null where it is not there. */
export function placeOf(survey: Survey, id: string): Place | null {
  for (const [blockAt, block] of survey.blocks.entries()) {
    const at = block.questions.findIndex((question) => question.id === id);
    const question = block.questions[at];
    if (question !== undefined) return { block, blockAt, at, question };
  }
  return null;
}

/** A copy of a question right after it, under a key of its own. */
export function duplicateQuestion(
  survey: Survey,
  id: string,
): { readonly survey: Survey; readonly id: string } {
  const place = placeOf(survey, id);
  if (place === null) return { survey, id };
  const made = freeId(baseOf(id), questionIds(survey));
  const copy = { ...place.question, id: made };
  return { survey: addQuestion(survey, place.block.id, copy, place.at + 1), id: made };
}

/** The key without the number that made it free, so that a copy of a copy is `nps-3`, not `nps-2-2`. */
const baseOf = (id: string): string => id.replace(/-\d+$/, '') || id;

/** Moves a question one place up or down; from the edge of its block into the neighbouring one. */
export function moveQuestion(survey: Survey, id: string, step: -1 | 1): Survey {
  const place = placeOf(survey, id);
  if (place === null) return survey;
  const { block, blockAt, at } = place;
  const within = at + step;
  if (within >= 0 && within < block.questions.length) return moveQuestionTo(survey, id, block.id, within);
  const neighbour = survey.blocks[blockAt + step];
  if (neighbour === undefined) return survey;
  return moveQuestionTo(survey, id, neighbour.id, step === 1 ? 0 : neighbour.questions.length);
}

/** Moves a question to a place of a block, counted without the question itself. */
export function moveQuestionTo(survey: Survey, id: string, block: string, at: number): Survey {
  const place = placeOf(survey, id);
  if (place === null || !blockIds(survey).has(block)) return survey;
  return addQuestion(removeQuestion(survey, id), block, place.question, at);
}

export const newBlock = (survey: Survey): Block => ({
  id: freeId('block', blockIds(survey)),
  title: {},
  show: null,
  shuffled: false,
  shuffleQuestions: false,
  pick: null,
  questions: [],
  jumps: [],
});

/** Puts an empty block at a place. */
export function addBlock(survey: Survey, at: number): Survey {
  return blocksWith(survey, survey.blocks.toSpliced(at, 0, newBlock(survey)));
}

/** Takes a block away with its questions. Jumps to it are kept: the check names them. */
export const removeBlock = (survey: Survey, id: string): Survey =>
  blocksWith(
    survey,
    survey.blocks.filter((block) => block.id !== id),
  );

export function moveBlock(survey: Survey, id: string, step: -1 | 1): Survey {
  const at = survey.blocks.findIndex((block) => block.id === id);
  const block = survey.blocks[at];
  if (block === undefined || at + step < 0 || at + step >= survey.blocks.length) return survey;
  return blocksWith(survey, survey.blocks.toSpliced(at, 1).toSpliced(at + step, 0, block));
}

/** A copy of a block right after it: its questions get keys of their own, and its conditions ask about the copies. */
export function duplicateBlock(survey: Survey, id: string): Survey {
  const at = survey.blocks.findIndex((block) => block.id === id);
  const block = survey.blocks[at];
  if (block === undefined) return survey;
  const taken = new Set(questionIds(survey));
  const keys = new Map<string, string>();
  for (const question of block.questions) {
    const made = freeId(baseOf(question.id), taken);
    taken.add(made);
    keys.set(question.id, made);
  }
  const copy: Block = {
    ...block,
    id: freeId(baseOf(id), blockIds(survey)),
    questions: block.questions.map((question) => ({
      ...question,
      id: keys.get(question.id) ?? question.id,
    })),
  };
  const [followed = copy] = followKeys({ ...survey, blocks: [copy], quotas: [], hidden: [] }, keys).blocks;
  return blocksWith(survey, survey.blocks.toSpliced(at + 1, 0, followed));
}
