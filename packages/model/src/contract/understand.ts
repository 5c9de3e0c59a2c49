import { z } from 'zod';
import { dimension, instant, moment } from './parts.ts';
import { route } from './route.ts';

export const METRIC_KEYS = ['nps', 'csat', 'ces', 'net', 'mean', 'share', 'ratio', 'count'] as const;
export const GROUPINGS = [
  'day',
  'week',
  'month',
  'touchpoint',
  'unit',
  'channel',
  'question',
  'survey',
  'event',
] as const;

export const figure = z.object({
  value: z.number().nullable(),
  n: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** CSAT and CES: the mean beside the share. */
  mean: z.number().nullable().optional(),
});
export type FigureView = z.infer<typeof figure>;

export const metricAnswer = figure.extend({
  metric: z.enum(METRIC_KEYS),
  from: instant.nullable(),
  to: instant.nullable(),
  timeZone: z.string(),
  groups: z.array(figure.extend({ group: z.record(z.string(), z.string()) })),
  /** True when there were more groups than are given. */
  truncated: z.boolean(),
});
export type MetricAnswer = z.infer<typeof metricAnswer>;

/** `group` is a comma list of dimensions, or `trait.NAME` for a trait of the customer. */
export const metricQuery = z.strictObject({
  from: moment.optional(),
  to: moment.optional(),
  touchpoint: dimension,
  /** A unit with all that stood under it. */
  unit: dimension,
  /** Which units those are: as the tree was when it happened (the default), or as it is today. */
  tree: z.enum(['then', 'today']).optional(),
  channel: dimension,
  survey: dimension,
  question: dimension,
  /** Which event is counted (`count`, `share`, `ratio`) or measured (`mean` with `property`). */
  event: dimension,
  /** `ratio`: the event below the line. `share`: of whom; without it, of all customers. */
  per: dimension,
  /** `mean`: the numeric property of `event`; without it the mean is over rating answers. */
  property: dimension,
  group: z.string().max(300).optional(),
});
export type MetricQuery = z.infer<typeof metricQuery>;

const metricParams = z.strictObject({ key: z.enum(METRIC_KEYS) });

export const understandRoutes = [
  route({
    id: 'metrics.list',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/metrics',
    role: 'viewer',
    scope: 'own',
    summary: 'The metrics with their formula, unit and range',
    response: z.object({
      items: z.array(
        z.object({
          key: z.enum(METRIC_KEYS),
          unit: z.string(),
          range: z.tuple([z.number().nullable(), z.number().nullable()]),
          name: z.object({ ru: z.string(), en: z.string() }),
          help: z.object({ ru: z.string(), en: z.string() }),
        }),
      ),
    }),
  }),
  route({
    id: 'metrics.read',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/metrics/:key',
    role: 'viewer',
    scope: 'units',
    summary: 'A metric with n and 95% interval, in total and per group; `null` where there is no data',
    params: metricParams,
    query: metricQuery,
    response: metricAnswer,
  }),
  route({
    id: 'metrics.distribution',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/metrics/:key/distribution',
    role: 'viewer',
    scope: 'units',
    summary: 'How many answers gave each score',
    params: z.strictObject({ key: z.enum(['nps', 'csat', 'ces']) }),
    query: metricQuery.omit({ group: true, event: true, per: true, property: true }),
    response: z.object({ n: z.number(), scores: z.array(z.object({ score: z.number(), n: z.number() })) }),
  }),
  route({
    id: 'dimensions.list',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/dimensions',
    role: 'viewer',
    scope: 'units',
    summary: 'The touchpoints, units, channels, surveys and event names seen, with counts',
    response: z.object({
      touchpoints: z.array(z.object({ key: z.string(), n: z.number() })),
      units: z.array(z.object({ key: z.string(), n: z.number() })),
      channels: z.array(z.object({ key: z.string(), n: z.number() })),
      surveys: z.array(z.object({ key: z.string(), n: z.number() })),
      events: z.array(z.object({ key: z.string(), n: z.number() })),
      firstEvent: instant.nullable(),
      lastEvent: instant.nullable(),
    }),
  }),
] as const;
