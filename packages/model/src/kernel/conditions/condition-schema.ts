import { z } from 'zod';
import { type Condition, MOST_VALUES, OPERATORS } from './condition.ts';

const text = z.string().max(500);

/** The shape of a condition; what its fields are and whether it is too large says `checkCondition`. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(conditionSchema).max(MOST_VALUES) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(conditionSchema).max(MOST_VALUES) }),
    z.strictObject({ kind: z.literal('not'), of: conditionSchema }),
    z.strictObject({
      kind: z.literal('is'),
      field: z.string().min(1).max(300),
      op: z.enum(OPERATORS),
      value: z.union([
        text,
        z.number(),
        z.boolean(),
        z.null(),
        z.array(z.union([text, z.number()])).max(MOST_VALUES),
      ]),
    }),
  ]),
);
