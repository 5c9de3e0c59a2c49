import { z } from 'zod';

/** How a column writes moments. `auto` takes ISO 8601, days first with dots, and Unix time. */
export const TIME_FORMATS = ['auto', 'iso', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'unix'] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

const isDate = (given: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(given) && !Number.isNaN(Date.parse(given));

/** Where the time of what a row tells is found: in a column, or fixed for the whole file. */
export const timeRule = z.union(
  [
    z.strictObject({
      column: z.string().min(1),
      format: z.enum(TIME_FORMATS).default('auto'),
    }),
    z.strictObject({ fixed: z.string().refine(isDate, 'must be a date such as "2024-09-30"') }),
  ],
  {
    error: `must be {"column": NAME, "format": ${TIME_FORMATS.map((f) => `"${f}"`).join(' or ')}} or {"fixed": "2024-09-30"}`,
  },
);
export type TimeRule = z.output<typeof timeRule>;
