import { z } from 'zod';
import { QUESTION_TYPES } from '../../kernel/answer.ts';
import { TRAIT_NAME_CHARS } from '../segment/limits.ts';
import { readWith } from './read-with.ts';
import { timeRule } from './time-rule.ts';

/** How a cell becomes a value: `auto` makes a number of what is plainly one, and leaves the rest text. */
export const CELL_FORMS = ['auto', 'text', 'number', 'boolean'] as const;
export type CellForm = (typeof CELL_FORMS)[number];

const WORDS = ['userId', 'anonymousId', 'messageId', 'event', 'ignore'] as const;
const name = z.string().trim().min(1, 'must not be empty').max(TRAIT_NAME_CHARS);
const text = z.string().max(TRAIT_NAME_CHARS);
const form = z.enum(CELL_FORMS, { error: `must be one of ${CELL_FORMS.join(', ')}` }).default('auto');

const word = z.enum(WORDS).transform((kind) => ({ kind }));
const trait = z
  .strictObject({ trait: name, as: form })
  .transform((role) => ({ kind: 'trait' as const, ...role }));
const property = z
  .strictObject({
    property: name,
    as: form,
    on: z.enum(['events', 'answers', 'all'], { error: 'must be events, answers or all' }).optional(),
  })
  .transform((role) => ({ kind: 'property' as const, ...role }));
const answer = z
  .strictObject({
    answer: z.strictObject({
      question_type: z.enum(QUESTION_TYPES, { error: `must be one of ${QUESTION_TYPES.join(', ')}` }),
      survey: text.optional(),
      question: text.optional(),
      scale_min: z.number().optional(),
      scale_max: z.number().optional(),
    }),
    time: timeRule.optional(),
  })
  .transform((role) => ({ kind: 'answer' as const, ...role }));
const events = z
  .strictObject({
    /** Value of the cell to the name of the event that it means; other values mean none. */
    events: z.record(z.string(), name),
    time: timeRule.optional(),
  })
  .transform((role) => ({ kind: 'events' as const, ...role }));

/** What a column is. A column may be several things at once, given as a list. */
export type ColumnRole =
  | z.output<typeof word>
  | z.output<typeof trait>
  | z.output<typeof property>
  | z.output<typeof answer>
  | z.output<typeof events>;
export type RoleKind = ColumnRole['kind'];
export type RoleOf<Kind extends RoleKind> = Extract<ColumnRole, { readonly kind: Kind }>;

const SHAPES: readonly (readonly [string, z.ZodType<ColumnRole>])[] = [
  ['trait', trait],
  ['property', property],
  ['answer', answer],
  ['events', events],
];

const FORMS =
  'must be "userId", "anonymousId", "messageId", "event", "ignore", {"trait": NAME}, {"property": NAME}, ' +
  '{"answer": {"question_type": ...}}, {"events": {"VALUE": "EVENT"}} or a list of these';

/** One role as it is written in a map file. The schema is chosen by what was meant, so that a fault is told exactly. */
const columnRole = z.unknown().transform((given, context): ColumnRole => {
  const meant =
    typeof given === 'object' && given !== null
      ? SHAPES.find(([key]) => key in given)?.[1]
      : WORDS.some((known) => known === given)
        ? word
        : undefined;
  if (meant !== undefined) return readWith(meant, given, context);
  context.issues.push({ code: 'custom', message: FORMS, input: given });
  return z.NEVER;
});

/** The roles of one column: one, or a list of them. */
export const columnRoles = z
  .unknown()
  .transform((given, context): readonly ColumnRole[] =>
    Array.isArray(given)
      ? readWith(z.array(columnRole).min(1, FORMS), given, context)
      : [readWith(columnRole, given, context)],
  );
