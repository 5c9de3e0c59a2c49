import { z } from 'zod';
import { LOSSES } from '../listen/surveys/formats/conversion.ts';
import { surveySchema } from '../listen/surveys/survey-schema.ts';
import { idParams } from './parts.ts';
import { route } from './route.ts';
import { surveyFinding } from './surveys.ts';

/** The files in which surveys come and go; `romashka` is our own content as it is. */
export const SURVEY_FORMATS = ['romashka', 'surveyjs', 'formbricks'] as const;
/** `any` for what every industry asks. */
export const INDUSTRIES = ['telecom', 'retail', 'bank', 'b2b', 'any'] as const;

/** A part of a file that the other side cannot say: where it stands, what became of it, what it said. */
export const surveyLoss = z.object({ path: z.string(), what: z.enum(LOSSES), said: z.string() });

const both = z.strictObject({ ru: z.string().min(1).max(300), en: z.string().min(1).max(300) });

/** A survey to begin with. */
export const surveyTemplate = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  industry: z.enum(INDUSTRIES),
  name: both,
  /** What it is for, in one sentence. */
  purpose: both,
  /** Where customers meet the company, as the answers' facts will name it. */
  touchpoint: z.string().min(1).max(100),
  /** Minutes that it takes to answer. */
  minutes: z.number().int().min(1).max(30),
  content: surveySchema,
});
export type SurveyTemplate = z.infer<typeof surveyTemplate>;

export const surveyFormatRoutes = [
  route({
    id: 'surveys.convert',
    room: 'listen',
    method: 'POST',
    path: '/api/v1/surveys/convert',
    role: 'analyst',
    scope: 'company',
    bodyBytes: 2_000_000,
    summary:
      'Read a survey from a file of another tool or of ours, with what of it has no counterpart; stores nothing',
    body: z.strictObject({
      format: z.enum(SURVEY_FORMATS),
      content: z.record(z.string(), z.unknown()),
    }),
    response: z.object({
      content: surveySchema,
      unknown: z.array(surveyLoss),
      findings: z.array(surveyFinding),
    }),
    audit: 'survey.converted',
  }),
  route({
    id: 'surveys.export',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys/:id/export',
    role: 'viewer',
    scope: 'units',
    summary: 'The draft of a survey as a JSON file for another tool or for ours',
    params: idParams,
    query: z.strictObject({ format: z.enum(SURVEY_FORMATS).default('romashka') }),
  }),
  route({
    id: 'surveys.exportLosses',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/surveys/:id/export/losses',
    role: 'viewer',
    scope: 'units',
    summary: 'What of a survey a format cannot say: told before its file is taken elsewhere',
    params: idParams,
    query: z.strictObject({ format: z.enum(SURVEY_FORMATS).default('romashka') }),
    response: z.object({ unknown: z.array(surveyLoss) }),
  }),
  route({
    id: 'surveyTemplates.list',
    room: 'listen',
    method: 'GET',
    path: '/api/v1/survey-templates',
    role: 'viewer',
    scope: 'own',
    summary: 'Surveys to begin with, by industry, each in Russian and in English',
    response: z.object({ items: z.array(surveyTemplate) }),
  }),
] as const;
