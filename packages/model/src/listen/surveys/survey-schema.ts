import { z } from 'zod';
import { conditionSchema } from '../../kernel/conditions/condition-schema.ts';
import { LIMITS } from './survey-limits.ts';

/** The languages that a survey may be asked in. */
export const SURVEY_LANGUAGES = ['ru', 'en'] as const;
const id = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/, 'small letters, digits, "-" and "_", a letter first');
const text = z.string().max(LIMITS.words);
const words = z.strictObject({ ru: text.optional(), en: text.optional() });
const show = conditionSchema.nullable().default(null);

const common = {
  /** Stands in the facts as the question of an answer, so it stays when the wording changes. */
  id,
  text: words,
  help: words.default({}),
  required: z.boolean().default(false),
  /** Asked only where this holds. */
  show,
  /** The trait that already knows the answer: the question is not asked of whoever has it. */
  knownFrom: z.string().max(200).nullable().default(null),
};
const ends = { low: words.default({}), high: words.default({}) };
const option = z.strictObject({ id, text: words, exclusive: z.boolean().default(false) });
const options = z.array(option).max(LIMITS.options);
const choices = {
  options,
  shuffle: z.boolean().default(false),
  /** A last option with words of one's own. */
  other: z.boolean().default(false),
};
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

export const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, ...ends, type: z.literal('nps') }),
  z.strictObject({ ...common, ...ends, type: z.literal('csat') }),
  z.strictObject({ ...common, ...ends, type: z.literal('ces') }),
  z.strictObject({
    ...common,
    ...ends,
    type: z.literal('rating'),
    max: z.number().int().min(2).max(10).default(5),
    look: z.enum(['number', 'star', 'smiley']).default('number'),
    /** Colours that tell good from bad bias the answer: an import may bring them, the editor warns. */
    coloured: z.boolean().default(false),
  }),
  z.strictObject({
    ...common,
    ...choices,
    type: z.literal('single'),
    look: z.enum(['list', 'dropdown']).default('list'),
    /** Chosen before anybody has answered: biases, the editor warns. */
    preselected: id.nullable().default(null),
  }),
  z.strictObject({
    ...common,
    ...choices,
    type: z.literal('multiple'),
    min: z.number().int().min(0).nullable().default(null),
    max: z.number().int().min(1).nullable().default(null),
  }),
  z.strictObject({
    ...common,
    type: z.literal('matrix'),
    rows: z.array(z.strictObject({ id, text: words })).max(LIMITS.rows),
    /** From the least to the most; `score` where the columns are a scale. */
    columns: z.array(z.strictObject({ id, text: words, score: z.number().nullable().default(null) })).max(20),
    shuffle: z.boolean().default(false),
  }),
  z.strictObject({
    ...common,
    type: z.literal('ranking'),
    options,
    shuffle: z.boolean().default(true),
    /** How many of them are to be put in order; null for all. */
    top: z.number().int().min(1).nullable().default(null),
  }),
  z.strictObject({
    ...common,
    ...ends,
    type: z.literal('slider'),
    min: z.number().default(0),
    max: z.number().default(100),
    step: z.number().positive().default(1),
  }),
  z.strictObject({
    ...common,
    type: z.literal('sum'),
    options,
    total: z.number().int().min(1).max(1_000_000).default(100),
    unit: words.default({}),
  }),
  z.strictObject({
    ...common,
    type: z.literal('picture'),
    options: z.array(z.strictObject({ id, text: words, image: z.uuid() })).max(24),
    shuffle: z.boolean().default(false),
    several: z.boolean().default(false),
  }),
  z.strictObject({
    ...common,
    type: z.literal('date'),
    from: day.nullable().default(null),
    to: day.nullable().default(null),
  }),
  z.strictObject({
    ...common,
    type: z.literal('contact'),
    fields: z
      .array(
        z.strictObject({
          field: z.enum(['name', 'email', 'phone', 'company']),
          required: z.boolean().default(false),
        }),
      )
      .max(4),
  }),
  z.strictObject({
    ...common,
    type: z.literal('file'),
    accepts: z.array(z.enum(['image', 'pdf', 'text'])).default(['image', 'pdf']),
    maxBytes: z.number().int().min(1_000).max(LIMITS.fileBytes).default(LIMITS.fileBytes),
  }),
  z.strictObject({
    ...common,
    type: z.literal('consent'),
    /** What the consent is to, as one word for the records: `marketing`, `research` ... */
    purpose: z.string().max(100).default(''),
    statement: words,
  }),
  z.strictObject({
    ...common,
    type: z.literal('text'),
    long: z.boolean().default(false),
    kind: z.enum(['text', 'email', 'number', 'phone', 'url']).default('text'),
    max: z.number().int().min(1).max(LIMITS.long).nullable().default(null),
  }),
  /** More, the same or less: shown as a net balance, share of more less share of less. */
  z.strictObject({ ...common, type: z.literal('net') }),
  /** Words alone: nothing is asked. */
  z.strictObject({ ...common, type: z.literal('statement') }),
]);
export type Question = z.output<typeof questionSchema>;
export type SurveyQuestionType = Question['type'];

export const blockSchema = z.strictObject({
  id,
  title: words.default({}),
  show,
  /** Blocks so marked change places among themselves, by lot for each respondent. */
  shuffled: z.boolean().default(false),
  /** The questions come in an order by lot. */
  shuffleQuestions: z.boolean().default(false),
  /** Rotation: so many of its questions are asked of each respondent, by lot; null for all. */
  pick: z.number().int().min(1).nullable().default(null),
  questions: z.array(questionSchema).max(LIMITS.questions),
  /** Where to go after the block: the first that holds counts. Only forward, so that every survey ends. */
  jumps: z.array(z.strictObject({ when: conditionSchema, to: z.union([id, z.literal('end')]) })).default([]),
});
export type Block = z.output<typeof blockSchema>;

export const surveySchema = z.strictObject({
  /** The first is the one that is used where a respondent's own is not among them. */
  languages: z.array(z.enum(SURVEY_LANGUAGES)).min(1).max(2),
  title: words,
  intro: words.default({}),
  blocks: z.array(blockSchema).max(LIMITS.blocks),
  /** What a link may bring along, kept with each answer. */
  hidden: z
    .array(z.strictObject({ id, name: words.default({}) }))
    .max(30)
    .default([]),
  /** So many complete responses of a kind are wanted; the ones beyond are thanked and not counted. */
  quotas: z
    .array(
      z.strictObject({
        id,
        name: z.string().max(200),
        when: conditionSchema,
        limit: z.number().int().min(1).max(10_000_000),
      }),
    )
    .max(50)
    .default([]),
  /** What is said at the end, where a quota is full, and where the survey is closed. */
  thanks: words.default({}),
  full: words.default({}),
  closed: words.default({}),
  /** Whether a respondent may go back and change what was answered. */
  back: z.boolean().default(true),
  progress: z.boolean().default(true),
});
export type Survey = z.output<typeof surveySchema>;
export type SurveyDraft = z.input<typeof surveySchema>;

/** What one question was answered with, as it is kept. */
export const answerValue = z.union([
  z.number(),
  z.string().max(LIMITS.long),
  z.boolean(),
  z.array(z.string().max(300)).max(LIMITS.options),
  z.record(z.string().max(60), z.union([z.string().max(LIMITS.other), z.number()])),
]);
