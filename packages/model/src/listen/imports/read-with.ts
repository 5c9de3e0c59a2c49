import { z } from 'zod';

interface Faults {
  readonly issues: { push(issue: z.core.$ZodRawIssue): unknown };
}

/** Reads a part of a schema that was chosen by looking at the input; its faults become those of the whole. */
export function readWith<T>(schema: z.ZodType<T>, given: unknown, context: Faults): T {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues)
    context.issues.push({ code: 'custom', path: [...path], message, input: given });
  return z.NEVER;
}
