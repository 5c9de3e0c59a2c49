import type { Json } from '../../kernel/json.ts';
import type { Traits } from '../../kernel/profile.ts';

/** One trait as if a source had said it. */
export const trait = (name: string, value: Json): Traits => ({
  [name]: { value, source: 'test', time: 0, confidence: 1, basis: 'contract' },
});
