import { z } from 'zod';
import { SURVEY_FINDINGS } from '../listen/surveys/check-survey.ts';
import { answerValue, SURVEY_LANGUAGES, surveySchema } from '../listen/surveys/survey-schema.ts';
import { cursor, done, idParams, instant, label, limit, moment, page, uuid } from './parts.ts';
import { route } from './route.ts';

const dimension = z.string().trim().max(200).default('');
const words = z.object({ ru: z.string().optional(), en: z.string().optional() });

export const SURVEY_STATES = ['draft', 'open', 'closed'] as const;
export const LINK_KINDS = ['open', 'kiosk', 'test'] as const;
export const RESPONSE_STATES = ['open', 'complete', 'full'] as const;

export const surveyFinding = z.object({
  level: z.enum(['error', 'warning']),
  code: z.enum(SURVEY_FINDINGS),
  block: z.string().nullable(),
  question: z.string().nullable(),
  said: z.string(),
});
/** A field that conditions of the survey may name. */
const fieldView = z.object({
  key: z.string(),
  type: z.enum(['number', 'text', 'choice', 'list', 'boolean', 'date']),
  name: words,
  options: z.array(z.object({ key: z.string(), name: words })).optional(),
});

export const surveyLine = z.object({
  id: uuid,
  /** What its answers are called in the facts. */
  key: z.string(),
  name: z.string(),
  state: z.enum(SURVEY_STATES),
  /** The version that is asked now; null where none was published. */
  version: z.number().int().nullable(),
  /** True where the draft is not what is asked. */
  changed: z.boolean(),
  touchpoint: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
  /** Begun and complete responses, without test answers. */
  begun: z.number().int(),
  complete: z.number().int(),
  /** Responses that wait for a review. */
  held: z.number().int(),
});
export type SurveyLine = z.infer<typeof surveyLine>;

export const surveyView = surveyLine.extend({
  draft: surveySchema,
  /** Raised by every save; a save names the one it is based on. */
  revision: z.number().int(),
  findings: z.array(surveyFinding),
  /** Traits of customers that conditions may ask about; the fields of the questions follow from the draft. */
  traits: z.array(fieldView),
  /** From so many new responses a minute from one address on, they wait for a review. */
  heldAbove: z.number().int(),
});
export type SurveyView = z.infer<typeof surveyView>;

export const surveyVersion = z.object({
  version: z.number().int(),
  at: instant,
  by: z.string(),
  responses: z.number().int(),
});

export const surveyLink = z.object({
  id: uuid,
  kind: z.enum(LINK_KINDS),
  name: z.string(),
  url: z.string(),
  touchpoint: z.string(),
  unit: z.string(),
  channel: z.string(),
  expires: instant.nullable(),
  endedAt: instant.nullable(),
  createdAt: instant,
  begun: z.number().int(),
  complete: z.number().int(),
});
export type SurveyLink = z.infer<typeof surveyLink>;

export const surveyResponse = z.object({
  id: uuid,
  version: z.number().int(),
  state: z.enum(RESPONSE_STATES),
  held: z.boolean(),
  test: z.boolean(),
  customer: uuid.nullable(),
  language: z.enum(SURVEY_LANGUAGES),
  touchpoint: z.string(),
  unit: z.string(),
  channel: z.string(),
  startedAt: instant,
  lastAt: instant,
  finishedAt: instant.nullable(),
  hidden: z.record(z.string(), z.string()),
  answers: z.record(z.string(), answerValue),
});
export type SurveyResponse = z.infer<typeof surveyResponse>;

const surveyKey = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, 'small letters, digits, "-" and "_"');
const linkBody = z.strictObject({
  kind: z.enum(LINK_KINDS),
  name: z.string().trim().max(200).default(''),
  touchpoint: dimension,
  /** One link is made for each; none makes one link without a unit. */
  units: z.array(z.string().trim().min(1).max(200)).max(20_000).default([]),
  channel: dimension,
  expires: moment.nullable().default(null),
});

export const surveyRoutes = [
  route({
    id: 'surveys.list',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys',
    role: 'viewer',
    scope: 'units',
    summary: 'Surveys with how many responses each has, last changed first',
    response: z.object({ items: z.array(surveyLine) }),
  }),
  route({
    id: 'surveys.create',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/surveys',
    role: 'analyst',
    scope: 'company',
    bodyBytes: 2_000_000,
    summary: 'Make a survey: empty, from what is given, or a copy of another',
    body: z.strictObject({
      key: surveyKey,
      name: label,
      touchpoint: dimension,
      content: surveySchema.optional(),
      copyOf: uuid.optional(),
    }),
    response: surveyView,
    audit: 'survey.created',
  }),
  route({
    id: 'surveys.read',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys/:id',
    role: 'viewer',
    scope: 'units',
    summary: 'One survey: its draft, and what is wrong or doubtful in it',
    params: idParams,
    response: surveyView,
  }),
  route({
    id: 'surveys.save',
    room: 'listen',
    method: 'PUT',
    path: '/api/v1/surveys/:id',
    role: 'analyst',
    scope: 'company',
    bodyBytes: 2_000_000,
    summary: 'Save the draft; what is asked changes only when it is published',
    params: idParams,
    body: z.strictObject({
      content: surveySchema,
      name: label.optional(),
      touchpoint: z.string().trim().max(200).optional(),
      heldAbove: z.number().int().min(1).max(100_000).optional(),
      /** The revision that was changed: where it is not the last one, somebody else saved in between (409). */
      basedOn: z.number().int(),
    }),
    response: surveyView,
    audit: 'survey.saved',
  }),
  route({
    id: 'surveys.publish',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/surveys/:id/publish',
    role: 'analyst',
    scope: 'company',
    summary: 'Ask the draft from now on, as a new version; whoever has begun goes on with theirs',
    params: idParams,
    body: z.strictObject({ basedOn: z.number().int() }),
    response: surveyView,
    audit: 'survey.published',
  }),
  route({
    id: 'surveys.state',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/surveys/:id/state',
    role: 'analyst',
    scope: 'company',
    summary: 'Close a survey to answers, or open it again',
    params: idParams,
    body: z.strictObject({ state: z.enum(['open', 'closed']) }),
    response: surveyView,
    audit: 'survey.state',
  }),
  route({
    id: 'surveys.remove',
    room: 'listen',
    method: 'DELETE',
    path: '/api/v1/surveys/:id',
    role: 'analyst',
    scope: 'company',
    summary: 'Remove a survey that nobody has answered; one with answers is closed instead',
    params: idParams,
    response: done,
    audit: 'survey.removed',
  }),
  route({
    id: 'surveys.versions',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys/:id/versions',
    role: 'viewer',
    scope: 'company',
    summary: 'The published versions of a survey, newest first',
    params: idParams,
    response: z.object({ items: z.array(surveyVersion) }),
  }),
  route({
    id: 'surveys.version',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys/:id/versions/:key',
    role: 'viewer',
    scope: 'units',
    summary: 'What a version asked',
    params: z.strictObject({ id: uuid, key: z.coerce.number().int().min(1).max(2_000_000_000) }),
    response: surveyVersion.extend({ content: surveySchema }),
  }),
  route({
    id: 'surveyLinks.list',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys/:id/links',
    role: 'viewer',
    scope: 'units',
    summary: 'The links by which people come to a survey',
    params: idParams,
    query: z.strictObject({ cursor, limit }),
    response: page(surveyLink),
  }),
  route({
    id: 'surveyLinks.create',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/surveys/:id/links',
    role: 'analyst',
    scope: 'company',
    bodyBytes: 4_000_000,
    summary: 'Make links: open (also as QR), for a kiosk, or for test answers that count nowhere',
    params: idParams,
    body: linkBody,
    response: z.object({ items: z.array(surveyLink) }),
    audit: 'survey-link.created',
  }),
  route({
    id: 'surveyLinks.end',
    room: 'listen',
    method: 'DELETE',
    path: '/api/v1/survey-links/:id',
    role: 'analyst',
    scope: 'company',
    summary: 'End a link: who opens it is told that the survey is closed',
    params: idParams,
    response: done,
    audit: 'survey-link.ended',
  }),
  route({
    id: 'surveys.invite',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/surveys/:id/invitations',
    role: 'analyst',
    scope: 'company',
    bodyBytes: 4_000_000,
    summary: 'Personal links, one for each customer, that cannot be guessed and expire; shown this once',
    params: idParams,
    body: z.strictObject({
      customers: z
        .array(
          z.union([
            z.strictObject({ customer: uuid }),
            z.strictObject({ userId: z.string().trim().min(1).max(300) }),
            z.strictObject({ anonymousId: z.string().trim().min(1).max(300) }),
          ]),
        )
        .min(1)
        .max(10_000),
      touchpoint: dimension,
      unit: dimension,
      channel: dimension,
      expires: moment,
    }),
    response: z.object({
      items: z.array(z.object({ row: z.number().int(), url: z.string(), expires: instant })),
      /** Customers that are not known here, by their place in the request. */
      unknown: z.array(z.number().int()),
    }),
    audit: 'survey.invited',
  }),
  route({
    id: 'surveyImages.upload',
    room: 'listen',
    method: 'PUT',
    path: '/api/v1/surveys/:id/images',
    role: 'analyst',
    scope: 'company',
    bodyBytes: 5_000_000,
    summary: 'A picture for a survey (PNG, JPEG, WebP or GIF, told by its first bytes), as the raw body',
    params: idParams,
    query: z.strictObject({ name: z.string().max(200).default('') }),
    response: z.object({ id: uuid, url: z.string() }),
    audit: 'survey-image.uploaded',
  }),
  route({
    id: 'responses.list',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys/:id/responses',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'Responses to a survey, newest first',
    params: idParams,
    query: z.strictObject({
      state: z.enum(RESPONSE_STATES).optional(),
      held: z.enum(['true', 'false']).optional(),
      test: z.enum(['true', 'false']).optional(),
      cursor,
      limit,
    }),
    response: page(surveyResponse),
  }),
  route({
    id: 'responses.review',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/surveys/:id/held',
    role: 'analyst',
    scope: 'company',
    summary: 'Let responses that wait for a review count, or discard them',
    params: idParams,
    body: z.strictObject({
      decision: z.enum(['count', 'discard']),
      /** Left out, all that wait. */
      responses: z.array(uuid).max(10_000).optional(),
    }),
    response: z.object({ counted: z.number().int(), discarded: z.number().int() }),
    audit: 'survey.reviewed',
  }),
  route({
    id: 'responses.file',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/survey-files/:id',
    role: 'viewer',
    scope: 'units',
    personal: true,
    summary: 'A file that a respondent sent, as a download',
    params: idParams,
  }),
] as const;
