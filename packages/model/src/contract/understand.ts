import { z } from 'zod';
import { VERDICTS } from '../understand/metrics/compare-groups.ts';
import { metricDefinitionSchema } from '../understand/metrics/metric-definition.ts';
import { cursor, dimension, done, idParams, instant, limit, moment, page, uuid } from './parts.ts';
import { route } from './route.ts';

export const METRIC_KEYS = ['nps', 'csat', 'ces', 'net', 'mean', 'share', 'ratio', 'count'] as const;
export const GROUPINGS = [
  'day',
  'week',
  'month',
  'touchpoint',
  'unit',
  'unit.below',
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
  /** The key that was asked for, and the kind of measure that it is. */
  metric: z.string(),
  kind: z.enum(METRIC_KEYS),
  from: instant.nullable(),
  to: instant.nullable(),
  timeZone: z.string(),
  /** What is wanted of it, where somebody said so. */
  target: z.number().nullable(),
  /** Fewer than so many are too few to show as a score. */
  fewest: z.number().int(),
  /** Weighted metrics: the part of the weights that answers stand behind, 0..1. */
  covered: z.number().optional(),
  groups: z.array(figure.extend({ group: z.record(z.string(), z.string()) })),
  /** True when there were more groups than are given. */
  truncated: z.boolean(),
});
export type MetricAnswer = z.infer<typeof metricAnswer>;

/** `group` is a comma list of dimensions (`unit.below`: the units directly below the one that is asked for), or `trait.NAME` for a trait of the customer. */
export const metricQuery = z.strictObject({
  from: moment.optional(),
  to: moment.optional(),
  touchpoint: dimension,
  /** A unit with all that stood under it. */
  unit: dimension,
  /** Which units those are: as the tree was when it happened (the default), or as it is today. */
  tree: z.enum(['then', 'today']).optional(),
  /** `unit.below`: in which grouping of the units; without it the first that has the unit. */
  grouping: dimension,
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

/** One of the built-in metrics, or one that was defined here. */
const metricKey = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,99}$/, 'small letters, digits, "-" and "_", a letter first');
const metricParams = z.strictObject({ key: metricKey });

export const metricView = z.object({
  key: z.string(),
  kind: z.enum(METRIC_KEYS),
  builtIn: z.boolean(),
  unit: z.string(),
  range: z.tuple([z.number().nullable(), z.number().nullable()]),
  name: z.object({ ru: z.string(), en: z.string() }),
  help: z.object({ ru: z.string(), en: z.string() }),
  /** What defines it; null for a built-in one, which is over all answers or events of its kind. */
  definition: metricDefinitionSchema.nullable(),
  updatedAt: instant.nullable(),
  updatedBy: z.string(),
});
export type MetricView = z.infer<typeof metricView>;

const factField = z.object({
  key: z.string(),
  type: z.enum(['number', 'text']),
  name: z.object({ ru: z.string(), en: z.string() }),
});

export const comparedGroup = z.object({
  group: z.record(z.string(), z.string()),
  now: figure,
  against: figure.nullable(),
  /** Now less against, with its 95 % interval, in the unit of the metric. */
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Adjusted for all groups of the answer (Holm). */
  p: z.number().nullable(),
  verdict: z.enum(VERDICTS),
});
export const metricComparison = z.object({
  metric: z.string(),
  kind: z.enum(METRIC_KEYS),
  target: z.number().nullable(),
  fewest: z.number().int(),
  from: instant.nullable(),
  to: instant.nullable(),
  againstFrom: instant.nullable(),
  againstTo: instant.nullable(),
  total: comparedGroup.omit({ group: true }),
  groups: z.array(comparedGroup),
  truncated: z.boolean(),
});
export type MetricComparison = z.infer<typeof metricComparison>;

export const exportQuery = {
  format: z.enum(['csv', 'xlsx']).default('csv'),
  /** What it is for: a metric that is for coaching only goes into no export for pay. */
  purpose: z.enum(['report', 'coaching', 'pay']),
};

export const FINDING_STATES = ['new', 'confirmed', 'dismissed'] as const;
export const findingView = z.object({
  id: uuid,
  kind: z.string(),
  at: instant,
  evidence: z.record(z.string(), z.json()),
  state: z.enum(FINDING_STATES),
  decidedAt: instant.nullable(),
  decidedBy: z.string(),
});
export type FindingView = z.infer<typeof findingView>;

export const understandRoutes = [
  route({
    id: 'metrics.list',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/metrics',
    role: 'viewer',
    scope: 'own',
    summary: 'The metrics, built in and defined here, with their formula, unit and range',
    response: z.object({
      items: z.array(metricView),
      /** What a filter may ask about, of answers and of events. */
      fields: z.object({ answers: z.array(factField), events: z.array(factField) }),
    }),
  }),
  route({
    id: 'metrics.preview',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/metric-preview',
    role: 'analyst',
    scope: 'company',
    summary: 'What a definition would measure, before it is kept',
    query: z.strictObject({
      /** The definition as JSON. */
      definition: z.string().min(2).max(12_000),
      from: moment.optional(),
      to: moment.optional(),
    }),
    response: metricAnswer,
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
    summary: 'How many answers gave each score, for metrics over one scale',
    params: metricParams,
    query: metricQuery.omit({ group: true, event: true, per: true, property: true }),
    response: z.object({ n: z.number(), scores: z.array(z.object({ score: z.number(), n: z.number() })) }),
  }),
  route({
    id: 'metrics.compare',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/metrics/:key/comparison',
    role: 'viewer',
    scope: 'units',
    summary:
      'A metric per group beside the period before, or beside all other groups, with what is real and what is chance',
    params: metricParams,
    query: metricQuery.extend({
      against: z.enum(['before', 'rest']).default('before'),
      /** The period that is held against; without it the one of the same length just before. */
      againstFrom: moment.optional(),
      againstTo: moment.optional(),
    }),
    response: metricComparison,
  }),
  route({
    id: 'metrics.export',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/metrics/:key/export',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'A metric per group as a table to take away (CSV or XLSX); recorded in the audit trail',
    params: metricParams,
    query: metricQuery.extend(exportQuery),
  }),
  route({
    id: 'metrics.define',
    room: 'understand',
    method: 'PUT',
    path: '/api/v1/metrics/:key',
    role: 'analyst',
    scope: 'company',
    summary: 'Define a metric, or change one that was defined here',
    params: metricParams,
    body: metricDefinitionSchema,
    response: metricView,
    audit: 'metric.defined',
  }),
  route({
    id: 'metrics.remove',
    room: 'understand',
    method: 'DELETE',
    path: '/api/v1/metrics/:key',
    role: 'analyst',
    scope: 'company',
    summary: 'Remove a metric that was defined here; what it was a measure of stays',
    params: metricParams,
    response: done,
    audit: 'metric.removed',
  }),
  route({
    id: 'findings.list',
    room: 'understand',
    method: 'GET',
    path: '/api/v1/findings',
    role: 'owner',
    scope: 'company',
    summary: 'What was noticed, newest first',
    query: z.strictObject({ state: z.enum(FINDING_STATES).optional(), cursor, limit }),
    response: page(findingView),
  }),
  route({
    id: 'findings.decide',
    room: 'understand',
    method: 'POST',
    path: '/api/v1/findings/:id',
    role: 'owner',
    scope: 'company',
    summary: 'Confirm or dismiss what was noticed',
    params: idParams,
    body: z.strictObject({ state: z.enum(['confirmed', 'dismissed']) }),
    response: findingView,
    audit: 'finding.decided',
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
      /** Traits of customers that figures may be grouped by; none for callers who are bound to units. */
      traits: z.array(z.string()),
      firstEvent: instant.nullable(),
      lastEvent: instant.nullable(),
    }),
  }),
] as const;
