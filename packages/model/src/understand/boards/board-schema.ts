import { z } from 'zod';
import { PERIODS } from '../periods/period.ts';
import { CARD_PERIODS, CARD_SIZES, MOST_CARDS, PICTURES } from './board.ts';

const place = z.string().trim().max(200).default('');
const shape = {
  id: z.string().regex(/^[a-z0-9]{1,20}$/),
  size: z.enum(CARD_SIZES).default('medium'),
  title: z.string().trim().max(200).default(''),
};

const metricCard = z.strictObject({
  ...shape,
  picture: z.enum(PICTURES).exclude(['note']),
  metric: z.string().regex(/^[a-z][a-z0-9_-]{0,99}$/),
  touchpoint: place,
  channel: place,
  unit: place,
  event: place,
  per: place,
  period: z.enum(CARD_PERIODS).default('follow'),
  group: z.string().trim().max(300).default(''),
});
const noteCard = z.strictObject({ ...shape, picture: z.literal('note'), text: z.string().max(5_000) });

const PRESETS = PERIODS.filter((period) => period !== 'custom');

/** What stands on a board and in which order, and the views of it that were kept. */
export const boardContentSchema = z.strictObject({
  cards: z
    .array(z.discriminatedUnion('picture', [metricCard, noteCard]))
    .max(MOST_CARDS)
    .refine((cards) => new Set(cards.map(({ id }) => id)).size === cards.length, 'ids of cards repeat')
    .default([]),
  filters: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(100),
        period: z.enum(PRESETS).default('90d'),
        unit: place,
        touchpoint: place,
        channel: place,
      }),
    )
    .max(20)
    .default([]),
});

const hour = z.number().int().min(0).max(23);

/** When a digest is made and which members get it. */
export const digestSchema = z.strictObject({
  schedule: z.discriminatedUnion('every', [
    z.strictObject({ every: z.literal('day'), hour }),
    z.strictObject({ every: z.literal('week'), weekday: z.number().int().min(1).max(7), hour }),
    z.strictObject({ every: z.literal('month'), day: z.number().int().min(1).max(31), hour }),
  ]),
  /** Ids of members. */
  recipients: z.array(z.uuid()).min(1).max(200),
});
export type Digest = z.output<typeof digestSchema>;
