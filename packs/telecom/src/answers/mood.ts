import type { CustomerState } from '../customers/customer.ts';
import { normal } from '../random/draw.ts';
import type { Random } from '../random/random.ts';
import type { ScoreType } from './score.ts';

/** An ordinary month's dropped calls, as felt; only what goes beyond it hurts. */
export const ORDINARY_DROPS = 0.23;
const HURT_PER_DROP = 0.52;
const MOST_HURT = 1.4;

/** Standard deviations by which dropped calls lower what a customer thinks of the company. */
export const dropHurt = ({ feltDrops }: CustomerState): number =>
  Math.min(MOST_HURT, HURT_PER_DROP * (feltDrops - ORDINARY_DROPS));

/** What moves one answer besides the customer: all in standard deviations. */
export type Sway = {
  /** The contact that is asked about. */
  readonly contact: number;
  /** The unit where it happened. */
  readonly unit: number;
  /** Shared by all answers of one response; standard normal. */
  readonly response: number;
};

/** Weights of attitude, response and chance; their squares sum to 1, so that the sum stays standard normal. */
const WEIGHTS = {
  company: { attitude: 0.5, response: 0.6, chance: 0.625, contact: 0.4, hurt: 1 },
  contact: { attitude: 0.35, response: 0.7, chance: 0.622, contact: 1, hurt: 0.15 },
} as const;

/** The mood behind one score: NPS asks about the company, the others about the contact. */
export const drawMood = (random: Random, state: CustomerState, type: ScoreType, sway: Sway): number => {
  const weights = type === 'nps' ? WEIGHTS.company : WEIGHTS.contact;
  return (
    weights.attitude * state.customer.attitude +
    weights.response * sway.response +
    weights.chance * normal(random) +
    weights.contact * sway.contact +
    sway.unit -
    weights.hurt * dropHurt(state)
  );
};
