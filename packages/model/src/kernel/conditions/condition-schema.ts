import { z } from 'zod';
import { type Condition, DEEPEST, MOST_VALUES, OPERATORS } from './condition.ts';

const text = z.string().max(500);

const tree: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(tree).max(MOST_VALUES) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(tree).max(MOST_VALUES) }),
    z.strictObject({ kind: z.literal('not'), of: tree }),
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

/**
 * The shape of a condition; what its fields are and whether it is too large says `checkCondition`.
 * One that nests far deeper than any that could be used is refused before it is walked: a schema that
 * follows itself would overflow the stack on it. (No `preprocess`: answers are written by this schema too.)
 */
export const conditionSchema = z
  .unknown()
  .refine((given) => !nestsDeeper(given, DEEPEST * 4), {
    message: `nested deeper than ${DEEPEST} groups`,
    abort: true,
  })
  .meta({ type: 'object', description: 'A tree of all, any, not and is: the shape in which it is answered.' })
  .pipe(tree) as unknown as z.ZodType<Condition, Condition>;

function nestsDeeper(given: unknown, levels: number): boolean {
  if (typeof given !== 'object' || given === null) return false;
  if (levels === 0) return true;
  const parts = Array.isArray(given) ? given : [(given as { of?: unknown }).of];
  return parts.some((part) => nestsDeeper(part, levels - 1));
}
