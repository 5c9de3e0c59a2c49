import { z } from 'zod';
import { CROSS_VERDICTS } from '../understand/results/cross-table.ts';
import { cursor, dimension, instant, limit, moment, page, uuid } from './parts.ts';
import { route } from './route.ts';

const words = z.object({ ru: z.string().optional(), en: z.string().optional() });
const name = z.string().min(1).max(200);

/** What the results of a survey are narrowed by; as in the figures, `to` is the first moment behind the period. */
const narrowed = {
  from: moment.optional(),
  to: moment.optional(),
  touchpoint: dimension,
  channel: dimension,
  /** A unit with all that stood under it. */
  unit: dimension,
  tree: z.enum(['then', 'today']).optional(),
};
export const resultsQuery = z.strictObject(narrowed);
export type ResultsQuery = z.infer<typeof resultsQuery>;

/** A share of `of` with its 95 % interval (Wilson); null where it is of nothing. */
const share = z.object({
  n: z.number().int(),
  of: z.number().int(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const mean = share.omit({ of: true });
const groupedRate = share.extend({ key: z.string() });

export const CROSS_DIMENSIONS = ['unit', 'channel', 'touchpoint', 'month'] as const;
export const RESULT_PARTS = ['rate', 'questions', 'question', 'cross', 'texts'] as const;
export const SCORE_GROUPS = ['low', 'middle', 'high'] as const;

export const benchmarkView = z.object({
  /** '' for every channel that has none of its own. */
  channel: z.string(),
  share: z.number(),
  source: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
});
export type BenchmarkView = z.infer<typeof benchmarkView>;

/** A question as the facts know it. */
const resultQuestion = z.object({
  /** As the facts call it; a row of a matrix or a sum is `question.row`. */
  key: z.string(),
  type: z.string(),
  /** What was asked; null for a survey that was not made here. */
  text: words.nullable(),
  /** The question that this is a row of; its own key where it is none. */
  of: z.string(),
  n: z.number().int(),
  /** Whether it can stand in a cross table. */
  crossable: z.boolean(),
});

export const resultLine = z.object({
  key: z.string(),
  /** The survey that was made here under this key. */
  survey: uuid.nullable(),
  name: z.string(),
  responses: z.number().int(),
  first: instant.nullable(),
  last: instant.nullable(),
});
export type ResultLine = z.infer<typeof resultLine>;

export const resultSummary = z.object({
  key: z.string(),
  survey: uuid.nullable(),
  name: z.string(),
  timeZone: z.string(),
  /** Fewer than so many are too few to judge by. */
  fewest: z.number().int(),
  responses: z.number().int(),
  /** Responses that came to the end; null where nothing tells. */
  complete: z.number().int().nullable(),
  /** Answered of sent, by invitation; of 0 where no invitation is known. */
  rate: share,
  byChannel: z.array(groupedRate),
  byUnit: z.array(groupedRate),
  byMonth: z.array(groupedRate),
  benchmarks: z.array(benchmarkView),
  questions: z.array(resultQuestion),
  dropOut: z.object({
    /** `pages`: who was shown a question is known. `order`: only what was answered is. */
    by: z.enum(['pages', 'order']),
    /** How many responses it rests on; the newest where there are more. */
    responses: z.number().int(),
    questions: z.array(
      z.object({
        question: z.string(),
        text: words.nullable(),
        shown: z.number().int(),
        answered: z.number().int(),
        left: z.number().int(),
      }),
    ),
  }),
  /** From the first answer to the last, in seconds, of responses with more than one; quartiles. */
  time: z.object({
    n: z.number().int(),
    lower: z.number().nullable(),
    median: z.number().nullable(),
    upper: z.number().nullable(),
    /** True where it is of a part of the responses, drawn by lot. */
    drawn: z.boolean(),
  }),
});
export type ResultSummary = z.infer<typeof resultSummary>;

const option = share.extend({ key: z.string(), name: words.nullable() });
const bin = z.object({ from: z.number(), to: z.number(), n: z.number().int() });

/** What a question's picture is drawn of. */
export const resultPicture = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scale'),
    /** Every score of the scale, in order. */
    scores: z.array(share.extend({ score: z.number() })),
    mean,
  }),
  z.object({ kind: z.literal('choices'), several: z.boolean(), options: z.array(option) }),
  z.object({
    kind: z.literal('matrix'),
    columns: z.array(z.object({ key: z.string(), name: words.nullable() })),
    rows: z.array(
      z.object({
        key: z.string(),
        name: words.nullable(),
        n: z.number().int(),
        counts: z.array(z.number().int()),
        mean: mean.nullable(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('ranking'),
    options: z.array(z.object({ key: z.string(), name: words.nullable(), place: mean, first: share })),
  }),
  z.object({ kind: z.literal('histogram'), bins: z.array(bin), mean, median: z.number().nullable() }),
  z.object({
    kind: z.literal('sum'),
    total: z.number().nullable(),
    unit: words.nullable(),
    rows: z.array(z.object({ key: z.string(), name: words.nullable(), mean })),
  }),
  z.object({
    kind: z.literal('net'),
    more: share,
    same: share,
    less: share,
    /** More less less, in points from -100 to 100. */
    balance: mean,
  }),
  z.object({
    kind: z.literal('months'),
    months: z.array(z.object({ month: z.string(), n: z.number().int() })),
  }),
  z.object({ kind: z.literal('consent'), yes: share }),
  z.object({ kind: z.literal('count') }),
]);
export type ResultPicture = z.infer<typeof resultPicture>;

export const resultQuestionView = z.object({
  key: z.string(),
  type: z.string(),
  text: words.nullable(),
  /** How many responses answered it. */
  n: z.number().int(),
  fewest: z.number().int(),
  picture: resultPicture,
  /** True where there was more than is given. */
  truncated: z.boolean(),
});
export type ResultQuestionView = z.infer<typeof resultQuestionView>;

const side = z.object({ key: z.string(), name: words.nullable() });
export const resultCross = z.object({
  rows: z.array(side),
  columns: z.array(side),
  /** Responses by row and column. */
  counts: z.array(z.array(z.number().int())),
  /** True where a response may stand in more than one cell, so that nothing can be tested. */
  several: z.boolean(),
  truncated: z.boolean(),
  fewest: z.number().int(),
  test: z.object({
    n: z.number(),
    verdict: z.enum([...CROSS_VERDICTS, 'several']),
    chiSquare: z.number().nullable(),
    degrees: z.number().int(),
    p: z.number().nullable(),
    v: z.number().nullable(),
    corrected: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    leastExpected: z.number().nullable(),
    thinShare: z.number().nullable(),
  }),
});
export type ResultCross = z.infer<typeof resultCross>;

export const resultText = z.object({
  id: z.string(),
  time: instant,
  customer: uuid.nullable(),
  response: z.string(),
  question: z.string(),
  text: z.string(),
  /** Where the sought words stand: from, and behind, in UTF-16 units. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** The score that the same response gave within a week. */
  score: z.object({ type: z.string(), value: z.number() }).nullable(),
  touchpoint: z.string(),
  unit: z.string(),
  channel: z.string(),
});
export type ResultText = z.infer<typeof resultText>;

const textsQuery = {
  /** Words in any of their forms, Russian or English; each must be there. */
  q: z.string().max(300).default(''),
  question: dimension,
  score: z.enum(SCORE_GROUPS).optional(),
};
const crossQuery = {
  rows: name,
  /** The question, or else the dimension, whose values are the columns. */
  columns: name.optional(),
  by: z.enum(CROSS_DIMENSIONS).optional(),
};
const keyParams = z.strictObject({ key: name });

export const resultRoutes = [
  route({
    id: 'results.list',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/results',
    role: 'viewer',
    scope: 'units',
    summary: 'Surveys with answers, made here or not, with how many responses each has',
    query: resultsQuery,
    response: z.object({ items: z.array(resultLine), truncated: z.boolean() }),
  }),
  route({
    id: 'results.summary',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/results/:key',
    role: 'viewer',
    scope: 'units',
    summary: 'A survey’s responses, response rate with what it is held against, drop-out and time to answer',
    params: keyParams,
    query: resultsQuery,
    response: resultSummary,
  }),
  route({
    id: 'results.question',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/results/:key/questions/:question',
    role: 'viewer',
    scope: 'units',
    summary: 'How a question was answered, as its kind asks: scores, shares, places, means with intervals',
    params: keyParams.extend({ question: name }),
    query: resultsQuery,
    response: resultQuestionView,
  }),
  route({
    id: 'results.cross',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/results/:key/cross',
    role: 'viewer',
    scope: 'units',
    summary: 'Two questions, or a question by a dimension, as a table of counts with a chi-square test',
    params: keyParams,
    query: resultsQuery.extend(crossQuery),
    response: resultCross,
  }),
  route({
    id: 'results.texts',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/results/:key/texts',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'What people wrote, newest first, found by words in any of their forms',
    params: keyParams,
    query: resultsQuery.extend({ ...textsQuery, cursor, limit }),
    response: page(resultText),
  }),
  route({
    id: 'results.export',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/results/:key/export',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'A part of the results as a table to take away (CSV or XLSX); recorded in the audit trail',
    params: keyParams,
    query: resultsQuery.extend({
      part: z.enum(RESULT_PARTS),
      format: z.enum(['csv', 'xlsx']).default('csv'),
      ...textsQuery,
      ...crossQuery,
      rows: name.optional(),
    }),
  }),
  route({
    id: 'results.benchmark',
    room: 'understand',
    method: 'PUT',
    path: '/api/v1/response-benchmarks',
    role: 'analyst',
    scope: 'company',
    summary:
      'State what response rate a channel is held against, and by whose word; without a share it is taken away',
    body: z.strictObject({
      channel: z.string().trim().max(200),
      share: z.number().gt(0).max(1).nullable(),
      source: z.string().trim().max(300).default(''),
    }),
    response: z.object({ items: z.array(benchmarkView) }),
    audit: 'response-benchmark.set',
  }),
] as const;
