import type { CustomerState } from '../customers/customer.ts';
import type { Frame } from '../days/calendar.ts';
import { hasNewTerms } from '../planted/effects.ts';
import { pickWeighted } from '../random/draw.ts';
import type { Random } from '../random/random.ts';

export type ContactTopic = 'billing' | 'network' | 'tariff' | 'device' | 'other';

/** Why a customer gets in touch: troubles of their own weigh more. */
export const contactTopic = (random: Random, state: CustomerState, { daysBeforeEnd }: Frame): ContactTopic =>
  pickWeighted(
    random,
    [
      ['billing', 32],
      ['network', 14 + 30 * Math.min(3, state.feltDrops)],
      ['tariff', hasNewTerms(state.tariff, daysBeforeEnd) ? 120 : 20],
      ['device', 16],
      ['other', 14],
    ] as const,
    ([, weight]) => weight,
  )[0];
