import type { ResultText } from '@romashka/model/contract';
import { findWords, piecesOf, type SoughtWord, soughtWords } from '@romashka/model/understand';
import type { Caller } from '../../http/call.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Services } from '../../services.ts';
import type { ResultAsk } from './result-ask.ts';
import {
  type ScoreRow,
  scoresOf,
  sieveTexts,
  type TextPlace,
  type TextRow,
  takenBack,
} from './texts.store.ts';

/** What is sought among the texts. */
export interface TextsWanted {
  readonly q: string;
  readonly question?: string | undefined;
  readonly score?: 'low' | 'middle' | 'high' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * So many rows of the sieve are looked at in one call, the first few at first. A page may be short, or empty, and
 * say where to go on: a search for what is rare costs its caller several calls and the server never more than one.
 */
const ROUNDS = [200, 2_000, 5_000];

interface Found {
  readonly row: TextRow;
  readonly marks: ResultText['marks'];
  readonly score: ResultText['score'];
}

/**
 * Texts that hold every sought word in any of its forms, newest first. The facts engine sieves by beginnings that
 * every form has; the words that are left are compared here, by their stems.
 */
export async function readTexts(
  services: Services,
  caller: Caller,
  ask: ResultAsk,
  wanted: TextsWanted,
): Promise<{ items: ResultText[]; next: string | null }> {
  const sought = soughtWords(wanted.q);
  const place = readCursor(wanted.cursor, ['number', 'number']);
  const from = place === null ? null : { ms: Number(place[0]), seq: Number(place[1]) };
  const { found, after } = await walk(services, ask, wanted, sought, from);
  const shown = found.slice(0, wanted.limit);
  const goesOn = found.length > wanted.limit ? shown.at(-1)?.row : after;
  return {
    items: await present(services, caller, shown),
    next: goesOn === undefined || goesOn === null ? null : writeCursor([goesOn.ms, goesOn.seq]),
  };
}

/** What was found from a place on, and where the walk came to; null where there is nothing further. */
async function walk(
  services: Services,
  ask: ResultAsk,
  { limit, question, score }: TextsWanted,
  sought: readonly SoughtWord[],
  from: TextPlace | null,
): Promise<{ readonly found: readonly Found[]; readonly after: TextPlace | null }> {
  const pieces = sought.map(piecesOf);
  const takesAll = sought.length === 0 && score === undefined;
  const found: Found[] = [];
  let after = from;
  for (const round of ROUNDS) {
    const size = takesAll ? limit + 1 : round;
    const rows = await sieveTexts(services.facts, ask, pieces, question, after, size);
    found.push(...(await kept(services, ask, rows, sought, score)));
    const last = rows.at(-1);
    if (rows.length < size || last === undefined) return { found, after: null };
    after = { ms: last.ms, seq: last.seq };
    if (found.length > limit) break;
  }
  return { found, after };
}

async function kept(
  services: Services,
  ask: ResultAsk,
  rows: readonly TextRow[],
  sought: readonly SoughtWord[],
  group: TextsWanted['score'],
): Promise<Found[]> {
  const holding = rows.flatMap((row) => {
    const marks = findWords(row.text, sought);
    return marks === null ? [] : [{ row, marks: marks.map(([from, to]): [number, number] => [from, to]) }];
  });
  const found = holding.map(({ row }) => row);
  const [gone, scores] = await Promise.all([
    takenBack(services.facts, ask, found),
    scoresOf(services.facts, ask, found),
  ]);
  const byResponse = new Map(scores.toReversed().map((score) => [score.response, score]));
  return holding
    .filter(({ row }) => !gone.has(row.seq))
    .map((one) => ({ ...one, score: scoreOf(one.row, byResponse) }))
    .filter(({ score }) => group === undefined || (score !== null && groupOf(score) === group));
}

function scoreOf(row: TextRow, byResponse: ReadonlyMap<string, ScoreRow>): ResultText['score'] {
  if (row.type !== 'text' && row.value !== null) return { type: row.type, value: row.value };
  const score = byResponse.get(row.response);
  return score === undefined ? null : { type: score.type, value: score.value };
}

/** From where on a score is in the middle, and high. */
const GROUPS: Readonly<Record<string, readonly [number, number]>> = {
  nps: [7, 9],
  csat: [3, 4],
  ces: [4, 5],
};

function groupOf({
  type,
  value,
}: {
  readonly type: string;
  readonly value: number;
}): 'low' | 'middle' | 'high' {
  const [middle, high] = GROUPS[type] ?? [7, 9];
  if (value >= high) return 'high';
  return value >= middle ? 'middle' : 'low';
}

async function present(services: Services, caller: Caller, found: readonly Found[]): Promise<ResultText[]> {
  const identities = [...new Set(found.map(({ row }) => row.identity))];
  const owners =
    identities.length === 0
      ? []
      : await services.database.inWorkspace(caller.workspaceId, (rows) =>
          rows.selectFrom('identity').select(['id', 'person']).where('id', 'in', identities).execute(),
        );
  const persons = new Map(owners.map(({ id, person }) => [id, person]));
  return found.map(({ row, marks, score }) => ({
    id: `${row.seq}`,
    time: new Date(row.ms).toISOString(),
    customer: persons.get(row.identity) ?? null,
    response: row.response,
    question: row.question,
    text: row.text,
    marks,
    score,
    touchpoint: row.touchpoint,
    unit: row.unit,
    channel: row.channel,
  }));
}
