import type { ResultSummary } from '@romashka/model/contract';
import { countOrder, FEWEST_ANSWERS, shareOf } from '@romashka/model/understand';
import type { Caller } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { listBenchmarks } from './benchmarks.store.ts';
import { isCrossable } from './cross-counts.store.ts';
import { findKnownSurvey, type KnownSurvey, nameQuestion } from './known-survey.ts';
import { countComplete, countRates, type RateCount, type RateGroup } from './response-rate.store.ts';
import {
  type AnsweredWay,
  type CountedQuestion,
  countQuestions,
  countResponses,
  readWays,
  wasAnswered,
} from './responses.store.ts';
import type { ResultAsk } from './result-ask.ts';
import { type PagesWalked, walkResponses } from './walked-responses.store.ts';

/** Units and months beyond the most invited ones are left out. */
const MOST_SHOWN = 200;

/** The survey as it was made here, if it was; throws Problem 404 where nothing is known of the key. */
export async function knownOrAnswered(
  services: Services,
  caller: Caller,
  ask: ResultAsk,
  key: string,
): Promise<KnownSurvey | null> {
  const known = await services.database.inWorkspace(caller.workspaceId, (rows) =>
    findKnownSurvey(rows, caller.scope, key),
  );
  if (known !== null) return known;
  if (!(await wasAnswered(services.facts, ask))) throw notFound('survey');
  return null;
}

/** What is known of the responses to a survey; throws Problem 404 where nobody was ever asked it. */
export async function readSummary(
  services: Services,
  caller: Caller,
  ask: ResultAsk,
  key: string,
): Promise<ResultSummary> {
  const { facts } = services;
  const known = await knownOrAnswered(services, caller, ask, key);
  const [responses, rates, complete, questions] = await Promise.all([
    countResponses(facts, ask),
    countRates(facts, ask),
    countComplete(facts, ask),
    countQuestions(facts, ask),
  ]);
  const { benchmarks, walked } = await services.database.inWorkspace(caller.workspaceId, async (rows) => ({
    benchmarks: await listBenchmarks(rows),
    walked: known === null ? null : await walkResponses(rows, known, ask, services.now()),
  }));
  const { ways, time } = await readWays(facts, ask, responses);
  return {
    key,
    survey: known?.id ?? null,
    name: known?.name ?? key,
    timeZone: ask.timeZone,
    fewest: FEWEST_ANSWERS,
    responses,
    complete: complete > 0 || walked !== null ? complete : null,
    ...ratesOf(rates),
    benchmarks,
    questions: namedQuestions(known, questions, orderOf(ways)),
    dropOut: dropOutOf(known, walked, ways),
    time: walked !== null && walked.time.n > 0 ? walked.time : time,
  };
}

function ratesOf(rates: readonly RateCount[]) {
  const of = (group: RateGroup) =>
    rates
      .filter((rate) => rate.group === group)
      .slice(0, MOST_SHOWN)
      .map(({ key, sent, answered }) => ({ key, ...shareOf(answered, sent) }));
  const [total] = rates.filter(({ group }) => group === 'total');
  return {
    rate: shareOf(total?.answered ?? 0, total?.sent ?? 0),
    byChannel: of('channel'),
    byUnit: of('unit'),
    byMonth: of('month').toSorted((a, b) => a.key.localeCompare(b.key)),
  };
}

/** The questions in the order in which they are asked, or else answered. */
function namedQuestions(
  known: KnownSurvey | null,
  questions: readonly CountedQuestion[],
  answered: readonly string[],
): ResultSummary['questions'] {
  const asked = known === null ? [] : [...known.questions.keys()];
  const placeOf = (key: string, of: string): number => {
    const at = asked.indexOf(of);
    return at >= 0 ? at : asked.length + 1 + answered.indexOf(key);
  };
  return questions
    .map(({ key, type, n }) => ({ key, type, n, ...nameQuestion(known, key), crossable: isCrossable(type) }))
    .toSorted((a, b) => placeOf(a.key, a.of) - placeOf(b.key, b.of) || a.key.localeCompare(b.key));
}

/** The questions by their mean place among the answers. */
function orderOf(ways: readonly AnsweredWay[]): string[] {
  const places = new Map<string, { sum: number; n: number }>();
  for (const { questions, n } of ways)
    questions.forEach((question, at) => {
      const place = places.get(question) ?? { sum: 0, n: 0 };
      places.set(question, { sum: place.sum + n * at, n: place.n + n });
    });
  return [...places]
    .toSorted(([a, one], [b, other]) => one.sum / one.n - other.sum / other.n || a.localeCompare(b))
    .map(([question]) => question);
}

function dropOutOf(
  known: KnownSurvey | null,
  walked: PagesWalked | null,
  ways: readonly AnsweredWay[],
): ResultSummary['dropOut'] {
  const counts = walked?.questions ?? countWays(ways);
  return {
    by: walked === null ? 'order' : 'pages',
    responses: walked?.responses ?? ways.reduce((sum, { n }) => sum + n, 0),
    questions: counts.map((count) => ({ ...count, text: nameQuestion(known, count.question).text })),
  };
}

/** How many answered each question, and stopped at it as the last one in the order of all. */
function countWays(ways: readonly AnsweredWay[]) {
  const order = orderOf(ways);
  const places = new Map(order.map((question, at) => [question, at]));
  const counts = order.map((question) => ({ question, answered: 0, last: 0 }));
  for (const { questions, n } of ways) {
    const reached = questions.map((question) => places.get(question) ?? 0);
    for (const at of reached) {
      const count = counts[at];
      if (count !== undefined) count.answered += n;
    }
    const last = counts[Math.max(...reached)];
    if (last !== undefined) last.last += n;
  }
  return countOrder(counts);
}
