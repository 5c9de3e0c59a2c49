import type { ClickHouseClient } from '@clickhouse/client';
import type { ResultPicture } from '@romashka/model/contract';
import { npsInterval } from '@romashka/model/statistics';
import type { Question } from '@romashka/model/surveys';
import { binsBetween, meanOfSums, rankOptions, shareOf } from '@romashka/model/understand';
import {
  type AnswersAsked,
  countBins,
  countOptions,
  countValues,
  MOST_VALUES,
  sumValues,
  type ValueCount,
} from './answer-counts.store.ts';
import { nameAnswer, rowsOf } from './known-survey.ts';

/** A picture, and whether there was more than it shows. */
export interface Drawn {
  readonly picture: ResultPicture;
  readonly truncated: boolean;
}

/** What the picture of a question needs to know of it. */
export interface Subject extends AnswersAsked {
  /** The question as it was made here; undefined where it was not. */
  readonly question: Question | undefined;
  /** As what most of its answers are in the facts. */
  readonly type: string;
  /** How many responses answered it. */
  readonly n: number;
}

/** The ends of the scales that have them by their kind. */
const SCALES: Readonly<Record<string, readonly [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
};
const LONGEST_SCALE = 11;
const USUAL_SCALE = 5;

/** Reads what the picture of a question is drawn of, by what was asked or, where that is not known, by its answers. */
export async function drawQuestion(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const { question, type } = subject;
  if (question?.type === 'matrix') return drawMatrix(facts, subject, question);
  if (question?.type === 'sum') return drawSum(facts, subject, question);
  switch (type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return drawScale(facts, subject);
    case 'net':
      return drawNet(facts, subject);
    case 'slider':
    case 'number':
    case 'sum':
      return drawHistogram(facts, subject);
    case 'choice':
      return drawChoices(facts, subject);
    case 'ranking':
      return drawRanking(facts, subject);
    case 'consent':
      return drawConsent(facts, subject);
    case 'date':
      return drawMonths(facts, subject);
    default:
      return { picture: { kind: 'count' }, truncated: false };
  }
}

async function drawScale(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const values = await countValues(facts, subject);
  const ends = scaleEnds(subject, values);
  if (ends === null) return drawHistogram(facts, subject);
  const [least, most] = ends;
  const known = new Map(values.map(({ value, n }) => [value, n]));
  return whole({
    kind: 'scale',
    scores: Array.from({ length: most - least + 1 }, (_, at) => ({
      score: least + at,
      ...shareOf(known.get(least + at) ?? 0, subject.n),
    })),
    mean: meanOfSums(sumsOf(values), [least, most]),
  });
}

/** The scale of a question; null where its values are no scores of one. */
function scaleEnds(
  { question, type }: Subject,
  values: readonly ValueCount[],
): readonly [number, number] | null {
  const own = SCALES[type];
  if (own !== undefined) return own;
  const [least, most] = [values[0]?.value ?? 1, values.at(-1)?.value ?? 1];
  const ends: readonly [number, number] =
    question?.type === 'rating'
      ? [Math.min(1, least), Math.max(question.max, most)]
      : [Math.min(1, least), Math.max(USUAL_SCALE, most)];
  const isScale = values.every(({ value }) => Number.isInteger(value)) && ends[1] - ends[0] < LONGEST_SCALE;
  return isScale ? ends : null;
}

const sumsOf = (values: readonly ValueCount[]) =>
  values.reduce(
    (all, { value, n }) => ({
      n: all.n + n,
      sum: all.sum + n * value,
      squares: all.squares + n * value * value,
    }),
    { n: 0, sum: 0, squares: 0 },
  );

async function drawNet(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const values = await countValues(facts, subject);
  const of = (value: number): number => values.find((one) => one.value === value)?.n ?? 0;
  const [more, same, less] = [of(1), of(0), of(-1)];
  const n = more + same + less;
  const interval = npsInterval({ promoters: more, passives: same, detractors: less });
  return whole({
    kind: 'net',
    more: shareOf(more, n),
    same: shareOf(same, n),
    less: shareOf(less, n),
    balance: {
      n,
      value: n === 0 ? null : (100 * (more - less)) / n,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    },
  });
}

async function drawHistogram(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const [sums] = await sumValues(facts, subject);
  const ends = subject.question?.type === 'slider' ? subject.question : null;
  const bins = binsBetween(
    Math.min(ends?.min ?? sums?.least ?? 0, sums?.least ?? 0),
    Math.max(ends?.max ?? sums?.most ?? 0, sums?.most ?? 0),
  );
  const { counts, median } = await countBins(facts, subject, bins);
  return whole({
    kind: 'histogram',
    bins: counts.map((n, at) => ({
      from: round(bins.from + at * bins.width),
      to: round(bins.from + (at + 1) * bins.width),
      n,
    })),
    mean: meanOfSums(sums ?? { n: 0, sum: 0, squares: 0 }),
    median,
  });
}

/** Keeps 0.1 + 0.2 out of what is shown. */
const round = (value: number): number => Number(value.toPrecision(12));

async function drawChoices(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const found = await countOptions(facts, subject);
  const counts = new Map<string, number>();
  for (const { option, n } of found) counts.set(option, (counts.get(option) ?? 0) + n);
  for (const option of optionIds(subject.question)) if (!counts.has(option)) counts.set(option, 0);
  const options = [...counts]
    .map(([key, n]) => ({
      key,
      name: nameAnswer(subject.question, key),
      ...shareOf(Math.min(n, subject.n), subject.n),
    }))
    .toSorted((a, b) => b.n - a.n);
  return {
    picture: { kind: 'choices', several: found.some(({ place }) => place > 1), options },
    truncated: found.length > MOST_VALUES,
  };
}

const optionIds = (question: Question | undefined): readonly string[] =>
  question !== undefined && 'options' in question ? question.options.map(({ id }) => id) : [];

async function drawRanking(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const found = await countOptions(facts, subject);
  return {
    picture: {
      kind: 'ranking',
      options: rankOptions(found, subject.n).map(({ option, place, first }) => ({
        key: option,
        name: nameAnswer(subject.question, option),
        place,
        first,
      })),
    },
    truncated: found.length > MOST_VALUES,
  };
}

async function drawConsent(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const found = await countOptions(facts, subject);
  const yes = found.reduce((sum, { option, n }) => sum + (option === 'yes' ? n : 0), 0);
  return whole({ kind: 'consent', yes: shareOf(yes, subject.n) });
}

async function drawMonths(facts: ClickHouseClient, subject: Subject): Promise<Drawn> {
  const found = await countOptions(facts, subject);
  const months = new Map<string, number>();
  for (const { option, n } of found) {
    const month = option.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + n);
  }
  return {
    picture: {
      kind: 'months',
      months: [...months]
        .map(([month, n]) => ({ month, n }))
        .toSorted((a, b) => a.month.localeCompare(b.month)),
    },
    truncated: found.length > MOST_VALUES,
  };
}

async function drawMatrix(
  facts: ClickHouseClient,
  subject: Subject,
  question: Extract<Question, { type: 'matrix' }>,
): Promise<Drawn> {
  const [found, sums] = await Promise.all([countOptions(facts, subject), sumValues(facts, subject)]);
  const columns = question.columns.map(({ id, text }) => ({ key: id, name: text }));
  const scores = question.columns.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    picture: {
      kind: 'matrix',
      columns,
      rows: rowsOf(question).map(({ id, text }) => {
        const key = `${question.id}.${id}`;
        const counts = columns.map(
          (column) => found.find((one) => one.question === key && one.option === column.key)?.n ?? 0,
        );
        const own = sums.find((one) => one.question === key);
        const n = counts.reduce((all, count) => all + count, 0);
        return {
          key: id,
          name: text,
          n,
          counts,
          mean: own === undefined ? null : meanOfSums(own, [Math.min(...scores), Math.max(...scores)]),
        };
      }),
    },
    truncated: found.length > MOST_VALUES,
  };
}

async function drawSum(
  facts: ClickHouseClient,
  subject: Subject,
  question: Extract<Question, { type: 'sum' }>,
): Promise<Drawn> {
  const sums = await sumValues(facts, subject);
  return whole({
    kind: 'sum',
    total: question.total,
    unit: question.unit,
    rows: rowsOf(question).map(({ id, text }) => ({
      key: id,
      name: text,
      mean: meanOfSums(
        sums.find((one) => one.question === `${question.id}.${id}`) ?? { n: 0, sum: 0, squares: 0 },
        [0, question.total],
      ),
    })),
  });
}

const whole = (picture: ResultPicture): Drawn => ({ picture, truncated: false });
