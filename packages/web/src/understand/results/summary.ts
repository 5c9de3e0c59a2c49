import type { ResponseOf } from '../../api/route-types.ts';

/** What the server tells of the responses to a survey. */
export type Summary = ResponseOf<'results.summary'>;
