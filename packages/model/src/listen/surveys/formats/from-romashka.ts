import { surveySchema } from '../survey-schema.ts';
import type { Converted, Refused } from './conversion.ts';
import { refusalOf } from './given.ts';

/** A survey in our own form, as an export of ours gives it. */
export function fromRomashka(json: unknown): Converted | Refused {
  const refusal = refusalOf(json);
  if (refusal !== null) return refusal;
  const read = surveySchema.safeParse(json);
  if (read.success) return { kind: 'converted', survey: read.data, unknown: [] };
  const [issue] = read.error.issues;
  return { kind: 'refused', code: 'not-this-format', said: issue?.path.map(String).join('.') ?? '' };
}
