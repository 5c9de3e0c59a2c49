import { z } from 'zod';

export const uuid = z.uuid();
/** ISO 8601 date or date-time; a date alone means its start in the workspace's zone. */
export const moment = z
  .string()
  .min(4)
  .max(40)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'not a date such as 2026-05-01');
export const instant = z.iso.datetime();
export const limit = z.coerce.number().int().min(1).max(500).default(50);
export const cursor = z.string().max(500).optional();
export const label = z.string().trim().min(1).max(200);
export const dimension = z.string().max(200).optional();
export const idParams = z.strictObject({ id: z.uuid() });

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** RFC 9457 problem details: every refusal outside the Segment door has this shape. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export const done = z.object({ done: z.literal(true) });
