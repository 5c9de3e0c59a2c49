import { questionsOf } from '../../listen/surveys/survey-fields.ts';
import type { Survey } from '../../listen/surveys/survey-schema.ts';
import { blocksInOrder, pageAfter, pagesOf, type Walk } from '../../listen/surveys/walk.ts';

/** What a question was met with: by how many it was seen, answered, and left on without going further. */
export interface QuestionCount {
  readonly question: string;
  readonly shown: number;
  readonly answered: number;
  /** Those who stopped at it: their last page holds it, and they gave it no answer. */
  readonly left: number;
}

/** One response on its way: which block it answered last (null before the first), and whether it came to an end. */
export interface WalkedResponse {
  readonly survey: Survey;
  readonly walk: Walk;
  readonly block: string | null;
  readonly ended: boolean;
}

/**
 * The questions of pages that responses came to, in the order of the first survey that has each. A question that
 * was answered was shown, also where its page is no longer on the way. Statements ask nothing and are left out.
 */
export function countPages(responses: readonly WalkedResponse[]): QuestionCount[] {
  const counts = new Map<string, { shown: number; answered: number; left: number }>();
  for (const response of responses)
    for (const [question, { answered, isLast }] of questionsMet(response)) {
      const count = counts.get(question) ?? { shown: 0, answered: 0, left: 0 };
      counts.set(question, count);
      count.shown += 1;
      count.answered += Number(answered);
      count.left += Number(!answered && isLast && !response.ended);
    }
  const surveys = new Set(responses.map(({ survey }) => survey));
  const order = [...new Set([...surveys].flatMap((survey) => questionsOf(survey).map(({ id }) => id)))];
  return [...counts]
    .map(([question, count]) => ({ question, ...count }))
    .sort((a, b) => order.indexOf(a.question) - order.indexOf(b.question));
}

interface Met {
  readonly answered: boolean;
  readonly isLast: boolean;
}

function questionsMet({ survey, walk, block, ended }: WalkedResponse): Map<string, Met> {
  const met = new Map<string, Met>();
  const isAnswered = (id: string): boolean => Object.hasOwn(walk.answers, id);
  for (const { id } of questionsOf(survey))
    if (isAnswered(id)) met.set(id, { answered: true, isLast: false });
  const here = ended ? null : pageAfter(survey, walk, block);
  const order = blocksInOrder(survey, walk.seed).map(({ id }) => id);
  const reached = here === null ? order.length : order.indexOf(here.block.id);
  const pages = pagesOf(survey, walk).filter((page) => order.indexOf(page.block.id) <= reached);
  // Whether a question that a trait may answer was asked at all is not known from here.
  for (const { block: on, questions } of pages)
    for (const { id, type, knownFrom } of questions)
      if (type !== 'statement' && knownFrom === null && !met.has(id))
        met.set(id, { answered: false, isLast: on.id === here?.block.id });
  return met;
}

/** How many responses gave an answer to a question, and to it as their last. */
export interface OrderedCount {
  readonly question: string;
  readonly answered: number;
  readonly last: number;
}

/**
 * Drop-out where only the answers are known, the questions in the order in which they are answered: whoever answered
 * a question or a later one has come to it. Whoever left before answering anything was never seen.
 */
export function countOrder(questions: readonly OrderedCount[]): QuestionCount[] {
  let reached = questions.reduce((sum, { last }) => sum + last, 0);
  return questions.map(({ question, answered, last }, at) => {
    const shown = reached;
    reached -= last;
    return { question, shown, answered, left: at === questions.length - 1 ? 0 : last };
  });
}
