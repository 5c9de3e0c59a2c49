import { z } from 'zod';
import { LAWFUL_BASES } from '../kernel/profile.ts';
import { matchPartView } from './match-part.ts';
import { cursor, done, idParams, instant, limit, page, uuid } from './parts.ts';
import { route } from './route.ts';

export const customerLine = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  userId: z.string(),
  firstSeen: instant,
  lastSeen: instant,
  events: z.number().int(),
});
export type CustomerLine = z.infer<typeof customerLine>;

export const traitView = z.object({
  name: z.string(),
  value: z.json(),
  source: z.string(),
  time: instant,
  confidence: z.number(),
  basis: z.enum(LAWFUL_BASES),
  /** Which person of the merge tree the winning value came from. */
  from: uuid,
  /** Values that lost, newest first. */
  others: z.array(z.object({ value: z.json(), source: z.string(), time: instant, from: uuid })),
});
export const identityView = z.object({
  kind: z.string(),
  value: z.string(),
  home: uuid,
  since: instant,
});
export const mergeView = z.object({
  id: uuid,
  survivor: uuid,
  absorbed: uuid,
  at: instant,
  /** Why: `same-message`, `alias`, `same-email`, `same-phone`, `by-hand`. */
  reason: z.string(),
  evidence: z.record(z.string(), z.string()),
  by: z.string(),
  undoneAt: instant.nullable(),
  undoneBy: z.string().nullable(),
  fields: z.array(
    z.object({ name: z.string(), winner: uuid, value: z.json(), source: z.string(), time: instant }),
  ),
});
export const matchView = z.object({
  person: customerLine,
  /** What says most: `alias`, `same-email`, `same-phone`, or `likely` for what no single thing says. */
  reason: z.string(),
  value: z.string(),
  /** How sure, 0..1, and what it rests on, the strongest first. */
  score: z.number(),
  parts: z.array(matchPartView),
  /** Why it was not joined by itself. */
  held: z.string(),
});
export const customerPage = customerLine.extend({
  traits: z.array(traitView),
  identities: z.array(identityView),
  merges: z.array(mergeView),
  matches: z.array(matchView),
  /** Set when the id asked for is part of this person since a merge. */
  mergedFrom: uuid.nullable(),
});
export type CustomerPage = z.infer<typeof customerPage>;

export const eventView = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  time: instant,
  received: instant,
  source: z.string(),
  touchpoint: z.string(),
  unit: z.string(),
  channel: z.string(),
  customer: uuid.nullable(),
  identity: z.object({ kind: z.string(), value: z.string() }).nullable(),
  properties: z.record(z.string(), z.json()),
  traits: z.record(z.string(), z.json()).optional(),
});
export type EventView = z.infer<typeof eventView>;

export const answerView = z.object({
  id: z.string(),
  time: instant,
  customer: uuid.nullable(),
  response: z.string(),
  revision: z.number(),
  invitation: z.string(),
  survey: z.string(),
  question: z.string(),
  questionType: z.string(),
  value: z.number().nullable(),
  text: z.string(),
  touchpoint: z.string(),
  unit: z.string(),
  channel: z.string(),
});
export type AnswerView = z.infer<typeof answerView>;

const factQuery = {
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
  touchpoint: z.string().max(200).optional(),
  unit: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
  cursor,
  limit,
};
const eventQuery = z.strictObject({
  ...factQuery,
  source: z.string().max(200).optional(),
  customer: uuid.optional(),
  type: z.string().max(20).optional(),
  event: z.string().max(200).optional(),
});
const answerQuery = z.strictObject({
  ...factQuery,
  customer: uuid.optional(),
  survey: z.string().max(200).optional(),
  question: z.string().max(200).optional(),
  questionType: z.string().max(20).optional(),
});

export const erasureView = z.object({
  id: uuid,
  person: uuid,
  requestedAt: instant,
  requestedBy: z.string(),
  /** When the last copy was gone from engines, outbox, jobs, rejected and import files. */
  finishedAt: instant.nullable(),
  removed: z.record(z.string(), z.number()),
});

export const unifyRoutes = [
  route({
    id: 'customers.list',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/customers',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'Customers, newest activity first; `q` finds by e-mail, phone, id or name',
    query: z.strictObject({ q: z.string().max(200).optional(), cursor, limit }),
    response: page(customerLine),
  }),
  route({
    id: 'customers.read',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/customers/:id',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'One customer: traits with provenance, identities, merges and possible matches',
    params: idParams,
    response: customerPage,
  }),
  route({
    id: 'customers.events',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/customers/:id/events',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'The timeline of one customer over all sources, newest first',
    params: idParams,
    query: eventQuery.omit({ customer: true }),
    response: page(eventView),
  }),
  route({
    id: 'customers.answers',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/customers/:id/answers',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'The answers of one customer, newest first',
    params: idParams,
    query: answerQuery.omit({ customer: true }),
    response: page(answerView),
  }),
  route({
    id: 'events.list',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/events',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'Events, newest first',
    query: eventQuery,
    response: page(eventView),
  }),
  route({
    id: 'answers.list',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/answers',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'Answers (last revision of each), newest first',
    query: answerQuery,
    response: page(answerView),
  }),
  route({
    id: 'customers.merge',
    room: 'unify',
    method: 'POST',
    path: '/api/v1/customers/:id/merge',
    role: 'analyst',
    scope: 'company',
    summary: 'Join another person into this one (confirms a possible match); can be undone',
    params: idParams,
    body: z.strictObject({ absorb: uuid, reason: z.string().max(500).optional() }),
    response: mergeView,
    audit: 'customer.merged',
  }),
  route({
    id: 'merges.undo',
    room: 'unify',
    method: 'POST',
    path: '/api/v1/merges/:id/undo',
    role: 'analyst',
    scope: 'company',
    summary: 'Undo a merge: both sides get their traits and events back',
    params: idParams,
    response: mergeView,
    audit: 'merge.undone',
  }),
  route({
    id: 'merges.counts',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/merges/counts',
    role: 'analyst',
    scope: 'company',
    summary: 'How many persons are merged, held as possible matches and told apart, in all',
    response: z.object({
      /** Merges that stand, and those that were undone. */
      merged: z.number().int(),
      undone: z.number().int(),
      /** Pairs that wait for a person to decide. */
      held: z.number().int(),
      /** Pairs of which somebody said that they are not one person. */
      apart: z.number().int(),
    }),
  }),
  route({
    id: 'matches.dismiss',
    room: 'unify',
    method: 'POST',
    path: '/api/v1/customers/:id/dismiss-match',
    role: 'analyst',
    scope: 'company',
    summary: 'Say that a possible match is another person',
    params: idParams,
    body: z.strictObject({ other: uuid }),
    response: done,
    audit: 'match.dismissed',
  }),
  route({
    id: 'customers.export',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/customers/:id/export',
    role: 'analyst',
    scope: 'company',
    personal: true,
    summary: 'All that is held of one customer, as one JSON file',
    params: idParams,
  }),
  route({
    id: 'customers.erase',
    room: 'unify',
    method: 'POST',
    path: '/api/v1/customers/:id/erase',
    role: 'owner',
    scope: 'company',
    summary: 'Erase a customer: out of every query at once, out of all stores within a day',
    params: idParams,
    body: z.strictObject({ confirm: z.literal('erase') }),
    response: erasureView,
    audit: 'customer.erased',
  }),
  route({
    id: 'erasures.list',
    room: 'unify',
    method: 'GET',
    path: '/api/v1/erasures',
    role: 'owner',
    scope: 'company',
    summary: 'Erasures and how far each has come',
    query: z.strictObject({ cursor, limit }),
    response: page(erasureView),
  }),
] as const;
