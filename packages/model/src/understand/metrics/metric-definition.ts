import { z } from 'zod';
import { conditionSchema } from '../../kernel/conditions/condition-schema.ts';
import { FEWEST_ANSWERS } from './headline.ts';
import { METRIC_KINDS } from './metric-kind.ts';

const text = z.string().trim().max(200);
const named = z.strictObject({ ru: text.default(''), en: text.default('') });

/** A metric as people define it: a kind, which facts it is of, and what is wanted of it. */
export const metricDefinitionSchema = z.strictObject({
  name: named.refine(({ ru, en }) => ru !== '' || en !== '', 'a metric needs a name'),
  /** Why it is looked at, in a sentence. */
  help: z
    .strictObject({ ru: z.string().max(1_000).default(''), en: z.string().max(1_000).default('') })
    .default({ ru: '', en: '' }),
  kind: z.enum(METRIC_KINDS),
  survey: text.default(''),
  question: text.default(''),
  /** Which event is counted or measured; `ratio` and `share`: per which other. */
  event: text.default(''),
  per: text.default(''),
  property: text.default(''),
  /** Only what happened there; none for everywhere. */
  touchpoints: z.array(text.min(1)).max(200).default([]),
  /** Only the facts that this holds of. */
  filter: conditionSchema.nullable().default(null),
  /** The shares that customers with each value of a trait really have, where answers come in other shares. */
  weights: z
    .strictObject({
      trait: z.string().min(1).max(200),
      shares: z
        .record(z.string().min(1).max(200), z.number().min(0))
        .refine((shares) => Object.keys(shares).length <= 300),
    })
    .nullable()
    .default(null),
  target: z.number().nullable().default(null),
  better: z.enum(['higher', 'lower']).default('higher'),
  /** Who answers for it. */
  owner: text.default(''),
  /** For coaching, never for pay: it goes into no export for pay, and an export of it is told to the owners. */
  coachingOnly: z.boolean().default(false),
  /** Fewer than so many show "too few" in place of a value. */
  fewest: z.number().int().min(1).max(100_000).default(FEWEST_ANSWERS),
});
export type MetricDefinition = z.output<typeof metricDefinitionSchema>;
