import { METRIC_KIND_INFO } from '@romashka/model/understand';
import type { Call, Caller } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { sendTable } from '../../http/table-file.ts';
import { newId } from '../../ids.ts';
import type { Services } from '../../services.ts';
import { type AskedMetric, askedMetric } from './metric-ask.ts';
import { readMetric } from './read-metric.ts';

/**
 * A metric per group as a table. One that is for coaching only goes into no export for pay, shows no value that
 * rests on too few, and every export of it is told to the owners.
 */
export async function exportMetric({ services, caller, params, query, reply, note }: Call<'metrics.export'>) {
  const { format, purpose, ...wanted } = query;
  const asked = await askedMetric(services, caller, params.key, wanted);
  const isLocked = asked.definition?.coachingOnly === true;
  note(params.key, { purpose, format, coachingOnly: isLocked, group: wanted.group ?? '' });
  if (isLocked) await tellOwners(services, caller, asked, purpose);
  if (isLocked && purpose === 'pay')
    throw new Problem(
      403,
      'coaching-only',
      'This metric is for coaching: it may not go into an export for pay. The owners were told of this request.',
    );
  const answer = await readMetric(services.facts, asked);
  const groups = asked.ask.groups.map(({ name }) => name);
  const { unit } = METRIC_KIND_INFO[asked.ask.kind];
  return sendTable(
    reply,
    {
      name: params.key,
      head: [...groups, `${params.key} (${unit})`, 'n', 'low95', 'high95'],
      rows: [
        ...answer.groups.map(({ group, value, n, low, high }) => [
          ...groups.map((name) => group[name] ?? ''),
          value,
          n,
          low,
          high,
        ]),
        [
          ...groups.map((_, index) => (index === 0 ? 'total' : '')),
          answer.value,
          answer.n,
          answer.low,
          answer.high,
        ],
      ],
    },
    format,
  );
}

/** An export of what is for coaching only is noticed, whether it was given or refused. */
async function tellOwners(
  services: Services,
  caller: Caller,
  { key, ask }: AskedMetric,
  purpose: string,
): Promise<void> {
  await services.database.inWorkspace(caller.workspaceId, (rows) =>
    rows
      .insertInto('finding')
      .values({
        workspace: caller.workspaceId,
        id: newId(),
        kind: 'coaching-metric-exported',
        at: new Date(services.now()),
        evidence: JSON.stringify({
          metric: key,
          purpose,
          by: caller.actor,
          groups: ask.groups.map(({ name }) => name),
          given: purpose !== 'pay',
        }),
      })
      .execute(),
  );
}
