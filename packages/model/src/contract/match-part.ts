import { z } from 'zod';
import { MATCH_PARTS } from '../unify/matches/match-score.ts';

/** One thing that speaks for two records being one person, as it is shown. */
export const matchPartView = z.object({
  part: z.enum(MATCH_PARTS),
  /** How alike the two are in it, and how much that says, 0..1. */
  likeness: z.number(),
  weight: z.number(),
  one: z.string(),
  other: z.string(),
});
