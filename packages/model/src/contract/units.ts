import { z } from 'zod';
import { instant, label, moment } from './parts.ts';

/** A unit as events name it. */
export const unitKey = z.string().trim().normalize('NFC').min(1).max(200);
/** Who is bound to units sees only what happened in them and in all that stand under them; none: the whole company. */
export const boundUnits = z.array(unitKey).max(100);
export const unitRow = z.strictObject({
  unit: unitKey,
  name: label.optional(),
  /** The unit above; null puts it at the top; left out it stays where it is. */
  parent: unitKey.nullable().optional(),
  grouping: unitKey.optional(),
  /** From when it stands there; without it from now on, or always for a unit that stood nowhere. */
  from: moment.optional(),
});
export const unitsSaved = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  renamed: z.number().int(),
  moved: z.number().int(),
  /** Rows that were not taken, by their number or their line in the file. */
  rejected: z.array(
    z.object({
      row: z.number().int(),
      unit: z.string(),
      reason: z.string(),
      code: z.string(),
      said: z.record(z.string(), z.string()),
    }),
  ),
});
export const unitsView = z.object({
  groupings: z.array(z.string()),
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      places: z.array(
        z.object({
          grouping: z.string(),
          parent: z.string().nullable(),
          /** Null where it has always stood there. */
          from: instant.nullable(),
          /** Null where it stands there still. */
          to: instant.nullable(),
        }),
      ),
    }),
  ),
});
