import type { ClickHouseClient } from '@clickhouse/client';
import type { ResultCross } from '@romashka/model/contract';
import { crossTest, FEWEST_ANSWERS } from '@romashka/model/understand';
import { Problem } from '../../http/problem.ts';
import {
  type CrossColumns,
  type CrossCount,
  countCross,
  hasSeveral,
  isCrossable,
  MOST_CELLS,
} from './cross-counts.store.ts';
import { type KnownSurvey, nameAnswer, nameQuestion } from './known-survey.ts';
import { type CountedQuestion, countQuestions } from './responses.store.ts';
import type { ResultAsk } from './result-ask.ts';

/** Rows and columns beyond the most frequent ones are left out, and the table says so. */
const MOST_SIDE = 30;
/** The order in which groups stand that have one of their own. */
const ORDER = ['promoter', 'passive', 'detractor', 'more', 'same', 'less', 'yes', 'no'];

/** What a request names as the sides of a table. */
export interface CrossWanted {
  readonly rows: string;
  readonly columns?: string | undefined;
  readonly by?: 'unit' | 'channel' | 'touchpoint' | 'month' | undefined;
}

/** Two questions, or a question by a dimension, with the test; throws Problem 400 or 404 for what cannot be a side. */
export async function readCross(
  facts: ClickHouseClient,
  ask: ResultAsk,
  known: KnownSurvey | null,
  { rows, columns, by }: CrossWanted,
): Promise<ResultCross> {
  if ((columns === undefined) === (by === undefined))
    throw new Problem(
      400,
      'missing-parameter',
      'A cross table needs "columns" (a question) or "by" (a dimension).',
    );
  if (rows === columns)
    throw new Problem(400, 'same-question', 'A question cannot be crossed with itself: choose another one.');
  const questions = await countQuestions(facts, ask, columns === undefined ? [rows] : [rows, columns]);
  const rowSide = sideOf(questions, rows);
  const side: CrossColumns =
    columns === undefined
      ? { kind: 'dimension', dimension: by ?? 'unit' }
      : { kind: 'question', question: sideOf(questions, columns) };
  const cells = await countCross(facts, ask, rowSide, side);
  const asked = [rowSide, ...(side.kind === 'question' ? [side.question] : [])];
  const several = (await Promise.all(asked.map((one) => hasSeveral(facts, ask, one)))).includes(true);
  const [rowKeys, columnKeys] = [keysOf(cells, 'row'), keysOf(cells, 'column')];
  const shownRows = rowKeys.slice(0, MOST_SIDE).toSorted(inOrder);
  const shownColumns = columnKeys.slice(0, MOST_SIDE).toSorted(inOrder);
  const counts = new Map(cells.map(({ row, column, n }) => [JSON.stringify([row, column]), n]));
  const table = shownRows.map((row) =>
    shownColumns.map((column) => counts.get(JSON.stringify([row, column])) ?? 0),
  );
  const named = (question: string) => (key: string) => ({
    key,
    name: nameAnswer(known?.questions.get(nameQuestion(known, question).of), key),
  });
  const test = crossTest(table);
  return {
    rows: shownRows.map(named(rows)),
    columns:
      columns === undefined
        ? shownColumns.map((key) => ({ key, name: null }))
        : shownColumns.map(named(columns)),
    counts: table,
    several,
    truncated: cells.length > MOST_CELLS || rowKeys.length > MOST_SIDE || columnKeys.length > MOST_SIDE,
    fewest: FEWEST_ANSWERS,
    test: several ? { ...test, ...UNTESTED } : test,
  };
}

/** Whoever stands in several cells is counted in each: the cells are not independent. */
const UNTESTED = {
  verdict: 'several',
  chiSquare: null,
  p: null,
  v: null,
  corrected: null,
  low: null,
  high: null,
} as const;

function sideOf(questions: readonly CountedQuestion[], key: string): CountedQuestion {
  const found = questions.find((question) => question.key === key);
  if (found === undefined)
    throw new Problem(404, 'unknown-question', `Nobody answered a question "${key}" of this survey here.`);
  if (!isCrossable(found.type))
    throw new Problem(
      400,
      'not-crossable',
      `Answers to "${key}" (${found.type}) fall into no groups: choose a question with scores or options.`,
    );
  return found;
}

/** The keys of a side, the most frequent first. */
function keysOf(cells: readonly CrossCount[], side: 'row' | 'column'): string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell[side], (counts.get(cell[side]) ?? 0) + cell.n);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([key]) => key);
}

function inOrder(a: string, b: string): number {
  const [first, second] = [ORDER.indexOf(a), ORDER.indexOf(b)];
  if (first >= 0 && second >= 0) return first - second;
  return a.localeCompare(b, 'en', { numeric: true });
}
