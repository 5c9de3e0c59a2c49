import type { JsonObject } from '../../../kernel/json.ts';
import type { Survey } from '../survey-schema.ts';

/**
 * What became of a part that has no counterpart: `changed` was kept in a near form, everything else
 * was left out. `too-many` is beyond what a survey may hold here.
 */
export const LOSSES = [
  'changed',
  'question-type',
  'expression',
  'logic',
  'trigger',
  'html',
  'code',
  'look',
  'setting',
  'language',
  'too-many',
] as const;
export type LossKind = (typeof LOSSES)[number];

/** A part of a file that was changed or left out: where it stands there, and what it said. */
export interface Loss {
  readonly path: string;
  readonly what: LossKind;
  readonly said: string;
}

/** A file that was read. Its survey has the right shape; whether it can be asked says `checkSurvey`. */
export interface Converted {
  readonly kind: 'converted';
  readonly survey: Survey;
  readonly unknown: readonly Loss[];
}

export const REFUSALS = [
  'not-an-object',
  'too-deep',
  'too-large',
  'no-questions',
  'not-this-format',
] as const;
/** A file in which no survey of the format can be seen. */
export interface Refused {
  readonly kind: 'refused';
  readonly code: (typeof REFUSALS)[number];
  readonly said: string;
}

/** A survey in another format, with what of it that format cannot say. */
export interface Exported {
  readonly json: JsonObject;
  readonly unknown: readonly Loss[];
}

export type Tell = (path: string, what: LossKind, said?: unknown) => void;

/** The most that is told of one file: who has so much lost reads no further. */
const MOST = 1_000;
const LONGEST = 200;

/** A list of losses and how to add one to it; the same one is told once. */
export function newLosses(): { readonly losses: Loss[]; readonly tell: Tell } {
  const losses: Loss[] = [];
  const seen = new Set<string>();
  const tell: Tell = (path, what, said = '') => {
    const text = typeof said === 'string' ? said : (JSON.stringify(said) ?? '');
    const loss = { path: path.slice(0, LONGEST), what, said: text.slice(0, LONGEST) };
    const name = `${loss.path} ${what} ${loss.said}`;
    if (seen.has(name) || losses.length >= MOST) return;
    seen.add(name);
    losses.push(loss);
  };
  return { losses, tell };
}
