import type { WorkspaceId } from '@romashka/model/kernel';
import type { PoolClient } from 'pg';
import { newId } from '../ids.ts';
import type { Submission } from './submission.ts';

/** How long a refused message is kept for its sender to mend it. */
export const REJECTED_KEPT_MS = 7 * 24 * 3_600_000;

const INSERT = {
  name: 'insert-rejected',
  text: `INSERT INTO rejected (workspace, id, at, expires, source, code, reason, field, body, identities)
  SELECT $1::int, r.id, $2::timestamptz, $3::timestamptz, r.source, r.code, r.reason, r.field, r.body,
    (SELECT coalesce(array_agg(i::uuid), '{}') FROM unnest(string_to_array(nullif(r.identities, ''), ',')) AS i)
  FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
    AS r(id, source, code, reason, field, body, identities)`,
};

/** Keeps the refused messages of a group, in the same transaction that stores their neighbours. */
export async function writeRejected(
  client: PoolClient,
  workspace: WorkspaceId,
  submissions: readonly Submission[],
  now: number,
): Promise<void> {
  const refused = submissions.filter((item) => item.kind === 'refused');
  if (refused.length === 0) return;
  await client.query({
    ...INSERT,
    values: [
      workspace,
      new Date(now).toISOString(),
      new Date(now + REJECTED_KEPT_MS).toISOString(),
      refused.map(() => newId(now)),
      refused.map((item) => item.source),
      refused.map((item) => item.refusal.code),
      refused.map((item) => item.refusal.reason),
      refused.map((item) => item.refusal.field),
      refused.map((item) => item.body),
      refused.map((item) => item.identities.join(',')),
    ],
  });
}
