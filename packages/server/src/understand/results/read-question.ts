import type { ResultQuestionView } from '@romashka/model/contract';
import type { Question } from '@romashka/model/surveys';
import { FEWEST_ANSWERS } from '@romashka/model/understand';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { countAnswering } from './answer-counts.store.ts';
import { type KnownSurvey, nameQuestion, rowsOf } from './known-survey.ts';
import { drawQuestion } from './question-picture.ts';
import { countQuestions } from './responses.store.ts';
import type { ResultAsk } from './result-ask.ts';

/** How a question was answered; throws Problem 404 for one that is neither known nor answered. */
export async function readQuestion(
  services: Services,
  ask: ResultAsk,
  known: KnownSurvey | null,
  key: string,
): Promise<ResultQuestionView> {
  const { facts } = services;
  const question = known?.questions.get(key);
  const questions = rowKeys(question, key);
  const counted = await countQuestions(facts, ask, questions);
  const [most] = counted;
  if (most === undefined && question === undefined) throw notFound('question');
  const type = most?.type ?? factsType(question);
  // A matrix whose columns have a score only here and there is two types in the facts.
  const asked = { ask, questions, types: [...new Set([type, ...counted.map((one) => one.type)])] };
  const n = await countAnswering(facts, asked);
  const { picture, truncated } = await drawQuestion(facts, { ...asked, type, question, n });
  return {
    key,
    type: question?.type ?? type,
    text: nameQuestion(known, key).text,
    n,
    fewest: FEWEST_ANSWERS,
    picture,
    truncated,
  };
}

/** What a question is called in the facts: by itself, or by each of its rows. */
function rowKeys(question: Question | undefined, key: string): string[] {
  const rows = question === undefined ? [] : rowsOf(question);
  return rows.length === 0 ? [key] : rows.map(({ id }) => `${key}.${id}`);
}

/** As what the facts will hold a question that nobody has answered yet. */
function factsType(question: Question | undefined): string {
  switch (question?.type) {
    case 'single':
    case 'multiple':
    case 'picture':
      return 'choice';
    case 'matrix':
      return question.columns.some(({ score }) => score !== null) ? 'rating' : 'choice';
    case 'text':
      return question.kind === 'number' ? 'number' : 'text';
    default:
      return question?.type ?? 'text';
  }
}
