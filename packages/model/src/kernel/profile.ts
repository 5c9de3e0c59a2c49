import type { Json } from './json.ts';

/** Why the company may hold a value (GDPR art. 6). */
export const LAWFUL_BASES = [
  'contract',
  'consent',
  'legitimate-interest',
  'legal-obligation',
  'public-task',
  'vital-interest',
] as const;
export type LawfulBasis = (typeof LAWFUL_BASES)[number];

/** One value known of a person, with what it rests on. `time` is ms since 1970, `confidence` 0..1. */
export interface Trait {
  readonly value: Json;
  readonly source: string;
  readonly time: number;
  readonly confidence: number;
  readonly basis: LawfulBasis;
}

export type Traits = Readonly<Record<string, Trait>>;
