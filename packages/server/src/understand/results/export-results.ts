import type { ResultPicture } from '@romashka/model/contract';
import type { Call } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { sendTable, type TableFile } from '../../http/table-file.ts';
import type { KnownSurvey } from './known-survey.ts';
import { readCross } from './read-cross.ts';
import { readQuestion } from './read-question.ts';
import { knownOrAnswered, readSummary } from './read-summary.ts';
import { readTexts } from './read-texts.ts';
import { type ResultAsk, resultAsk } from './result-ask.ts';

type Table = Omit<TableFile, 'name'>;
type Cell = string | number | null;
/** Texts of one file; a search that goes on is narrowed by its period. */
const MOST_TEXTS = 10_000;
const PAGE = 500;

/** A part of the results as a table, as the screen shows it. */
export async function exportResults({
  services,
  caller,
  params,
  query,
  reply,
  note,
}: Call<'results.export'>) {
  const { part, format, q, question, score, rows, columns, by, ...narrowed } = query;
  const ask = await resultAsk(services, caller, params.key, narrowed);
  const known = await knownOrAnswered(services, caller, ask, params.key);
  note(params.key, { part, format, ...(question === undefined ? {} : { question }) });
  const table = async (): Promise<Table> => {
    if (part === 'rate' || part === 'questions') {
      const summary = await readSummary(services, caller, ask, params.key);
      return part === 'rate' ? rateTable(summary) : dropOutTable(summary);
    }
    if (part === 'texts') return textsTable({ services, caller }, ask, { q, question, score });
    if (part === 'question') return questionTable(services, ask, known, need(question, 'question'));
    const cross = await readCross(services.facts, ask, known, { rows: need(rows, 'rows'), columns, by });
    return {
      head: ['', ...cross.columns.map(({ key }) => key)],
      rows: cross.rows.map(({ key }, at) => [key, ...(cross.counts[at] ?? [])]),
    };
  };
  return sendTable(reply, { name: `${params.key} ${part}`, ...(await table()) }, format);
}

function need(value: string | undefined, name: string): string {
  if (value !== undefined) return value;
  throw new Problem(400, 'missing-parameter', `This part of the results needs "${name}".`);
}

type Summary = Awaited<ReturnType<typeof readSummary>>;

function rateTable(summary: Summary): Table {
  const lines = [
    ['total', [{ key: '', ...summary.rate }]],
    ['channel', summary.byChannel],
    ['unit', summary.byUnit],
    ['month', summary.byMonth],
  ] as const;
  return {
    head: ['by', 'group', 'sent', 'answered', 'rate', 'low95', 'high95'],
    rows: lines.flatMap(([by, groups]) =>
      groups.map(({ key, n, of, value, low, high }): Cell[] => [by, key, of, n, value, low, high]),
    ),
  };
}

const dropOutTable = ({ dropOut }: Summary): Table => ({
  head: ['question', 'shown', 'answered', 'left'],
  rows: dropOut.questions.map(({ question, shown, answered, left }) => [question, shown, answered, left]),
});

async function questionTable(
  services: Call<'results.export'>['services'],
  ask: ResultAsk,
  known: KnownSurvey | null,
  key: string,
): Promise<Table> {
  const { picture, n } = await readQuestion(services, ask, known, key);
  return pictureTable(picture, n);
}

const SHARE = ['n', 'share', 'low95', 'high95'];
const shares = ({
  n,
  value,
  low,
  high,
}: {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
}) => [n, value, low, high] as const;

/** What a picture is drawn of, a row for each bar. */
function pictureTable(picture: ResultPicture, n: number): Table {
  switch (picture.kind) {
    case 'scale':
      return { head: ['score', ...SHARE], rows: picture.scores.map((one) => [one.score, ...shares(one)]) };
    case 'choices':
      return { head: ['option', ...SHARE], rows: picture.options.map((one) => [one.key, ...shares(one)]) };
    case 'matrix':
      return {
        head: ['row', ...picture.columns.map(({ key }) => key), 'n', 'mean', 'low95', 'high95'],
        rows: picture.rows.map((row): Cell[] => [
          row.key,
          ...row.counts,
          row.n,
          row.mean?.value ?? null,
          row.mean?.low ?? null,
          row.mean?.high ?? null,
        ]),
      };
    case 'ranking':
      return {
        head: ['option', 'n', 'mean place', 'low95', 'high95', 'first', 'first share'],
        rows: picture.options.map(({ key, place, first }) => [key, ...shares(place), first.n, first.value]),
      };
    case 'histogram':
      return {
        head: ['from', 'to', 'n'],
        rows: picture.bins.map(({ from, to, n: count }) => [from, to, count]),
      };
    case 'sum':
      return {
        head: ['option', 'n', 'mean', 'low95', 'high95'],
        rows: picture.rows.map(({ key, mean }) => [key, ...shares(mean)]),
      };
    case 'net':
      return {
        head: ['answer', ...SHARE],
        rows: [
          ['more', ...shares(picture.more)],
          ['same', ...shares(picture.same)],
          ['less', ...shares(picture.less)],
          ['balance', ...shares(picture.balance)],
        ],
      };
    case 'months':
      return { head: ['month', 'n'], rows: picture.months.map(({ month, n: count }) => [month, count]) };
    case 'consent':
      return { head: ['answer', ...SHARE], rows: [['yes', ...shares(picture.yes)]] };
    case 'count':
      return { head: ['n'], rows: [[n]] };
  }
}

async function textsTable(
  { services, caller }: Pick<Call<'results.export'>, 'services' | 'caller'>,
  ask: ResultAsk,
  wanted: { q: string; question: string | undefined; score: 'low' | 'middle' | 'high' | undefined },
): Promise<Table> {
  const rows: Cell[][] = [];
  let cursor: string | undefined;
  do {
    const page = await readTexts(services, caller, ask, { ...wanted, cursor, limit: PAGE });
    for (const { time, question, text, score, customer, touchpoint, unit, channel } of page.items)
      rows.push([time, question, text, score?.value ?? null, customer, touchpoint, unit, channel]);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && rows.length < MOST_TEXTS);
  return {
    head: ['time', 'question', 'text', 'score', 'customer', 'touchpoint', 'unit', 'channel'],
    rows: rows.slice(0, MOST_TEXTS),
  };
}
