import { z } from 'zod';
import { REAL_TIME_MINUTES, SIGNAL_KINDS } from '../listen/index.ts';
import { done, instant } from './parts.ts';
import { route } from './route.ts';
import { METRIC_KEYS } from './understand.ts';

const MOST_MINUTES = 90 * 24 * 60;
const MOST_EVENTS = 100;

/** Events name a touchpoint with any text; what looks blank is none. */
const touchpointKey = z
  .string()
  .min(1)
  .max(200)
  .refine((key) => key.trim() !== '', 'a touchpoint needs a key that shows');
const text = z.string().trim();
const words = text.max(1_000).default('');
const short = text.max(200).default('');
const eventName = text.min(1).max(200);

const collecting = z.strictObject({
  expected: z.boolean(),
  /** Why it is not expected. */
  reason: short,
  /** Names of events by which it is recognised; solicited needs none, emotion takes answers with words besides. */
  events: z
    .array(eventName)
    .max(MOST_EVENTS)
    .default([])
    .overwrite((names) => [...new Set(names)]),
  /** The most minutes from when it happens until its record is here. */
  within: z.number().int().min(1).max(MOST_MINUTES).default(REAL_TIME_MINUTES),
});
const signalKind = z.enum(SIGNAL_KINDS);

const described = {
  name: text.min(1).max(200),
  owner: short,
  purpose: words,
  channel: short,
  standard: words,
  target: z
    .strictObject({ value: z.number().min(0).max(1e9), unit: text.max(30) })
    .nullable()
    .default(null),
  metrics: z
    .array(z.enum(METRIC_KEYS))
    .max(METRIC_KEYS.length)
    .default([])
    .overwrite((keys) => [...new Set(keys)]),
  collects: z.strictObject({
    solicited: collecting,
    behaviour: collecting,
    operation: collecting,
    emotion: collecting,
  }),
};
export const touchpointBody = z.strictObject(described);
export const touchpointView = z.object({ key: z.string(), ...described });
export type TouchpointView = z.infer<typeof touchpointView>;

const cell = z.object({
  state: z.enum(['in-time', 'late', 'by-hand', 'nothing', 'not-expected']),
  /** Records of the days that are counted. */
  n: z.number().int(),
  /** Of them, how many came in imported files. */
  byFile: z.number().int(),
  /** Of them, how many came by themselves and within the time allowed. */
  inTime: z.number().int(),
  last: instant.nullable(),
  /** Minutes, rounded up, of those that came by themselves; `never` past 90 days. */
  median: z.union([z.number(), z.literal('never')]).nullable(),
  ninth: z.union([z.number(), z.literal('never')]).nullable(),
});
export type CellView = z.infer<typeof cell>;
const share = z.object({ inTime: z.number().int(), expected: z.number().int() });
const gap = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['never-seen', 'not-described']), touchpoint: z.string() }),
  z.object({
    kind: z.enum(['nothing', 'no-events', 'by-hand', 'late']),
    touchpoint: z.string(),
    signal: signalKind,
  }),
]);
export type GapView = z.infer<typeof gap>;
const seenEvents = z.array(z.string());

export const coverageView = share.extend({
  /** So many days back the cells look. */
  days: z.number().int(),
  timeZone: z.string(),
  /** By calendar month, the current one left out; null before the first record. */
  months: z.array(z.object({ month: z.string(), share: share.nullable() })),
  touchpoints: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      cells: z.object({ solicited: cell, behaviour: cell, operation: cell, emotion: cell }),
      /** Names of the events seen here, most frequent first. */
      events: seenEvents,
    }),
  ),
  /** Seen in facts and not in the register, most frequent first. */
  undescribed: z.array(z.object({ key: z.string(), n: z.number().int(), last: instant, events: seenEvents })),
  gaps: z.array(gap),
});
export type CoverageView = z.infer<typeof coverageView>;

const touchpointsTaken = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  /** Rows that were not taken, by their line in the file. */
  rejected: z.array(
    z.object({
      row: z.number().int(),
      touchpoint: z.string(),
      reason: z.string(),
      code: z.string(),
      said: z.record(z.string(), z.string()),
    }),
  ),
});

export const touchpointRoutes = [
  route({
    id: 'touchpoints.list',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/touchpoints',
    role: 'viewer',
    scope: 'company',
    summary:
      'The register of touchpoints: owner, purpose, standard, metrics and what is to be collected there',
    response: z.object({ items: z.array(touchpointView) }),
  }),
  route({
    id: 'touchpoints.coverage',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/touchpoints/coverage',
    role: 'viewer',
    scope: 'company',
    summary:
      'What is collected at each touchpoint, by itself or by hand, with its delay and last record; the gaps, worst first; and the share that comes by itself and in time, by month',
    response: coverageView,
  }),
  route({
    id: 'touchpoints.save',
    room: 'listen',
    method: 'PUT',
    path: '/api/v1/touchpoints/:key',
    role: 'analyst',
    scope: 'company',
    summary: 'Describe a touchpoint; one that is described already is described anew',
    params: z.strictObject({ key: touchpointKey }),
    body: touchpointBody,
    response: touchpointView,
    audit: 'touchpoint.saved',
  }),
  route({
    id: 'touchpoints.upload',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/touchpoints/file',
    role: 'analyst',
    scope: 'company',
    bodyBytes: 4_000_000,
    summary:
      'Describe touchpoints by a file (CSV or JSON Lines, gzip or plain) with the columns touchpoint, name, owner, purpose, channel, standard, kinds; what a row does not say stays as it is',
    query: z.strictObject({ dryRun: z.enum(['true', 'false']).optional() }),
    response: touchpointsTaken,
    audit: 'touchpoints.uploaded',
  }),
  route({
    id: 'touchpoints.remove',
    room: 'listen',
    method: 'DELETE',
    path: '/api/v1/touchpoints/:key',
    role: 'analyst',
    scope: 'company',
    summary: 'Take a touchpoint out of the register; events keep its key',
    params: z.strictObject({ key: touchpointKey }),
    response: done,
    audit: 'touchpoint.removed',
  }),
] as const;
