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
 * follows itself would overflow the stack on it.
 */
export const conditionSchema: z.ZodType<Condition, Condition> = z.preprocess((given: Condition, context) => {
  if (!nestsDeeper(given, DEEPEST * 4)) return given;
  context.addIssue({ code: 'custom', message: `nested deeper than ${DEEPEST} groups` });
  return z.NEVER;
}, tree);

function nestsDeeper(given: unknown, levels: number): boolean {
  if (typeof given !== 'object' || given === null) return false;
  if (levels === 0) return true;
  const parts = Array.isArray(given) ? given : [(given as { of?: unknown }).of];
  return parts.some((part) => nestsDeeper(part, levels - 1));
}
