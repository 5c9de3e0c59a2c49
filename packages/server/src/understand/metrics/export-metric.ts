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
  note(params.key, { purpose, format, coachingOnly: isLocked(asked), group: wanted.group ?? '' });
  await guardExport(services, caller, [asked], purpose);
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

const isLocked = ({ definition }: AskedMetric): boolean => definition?.coachingOnly === true;

/**
 * Tells the owners of every metric for coaching only that is taken away, whether it is given or refused; throws
 * Problem 403 where it is for pay.
 */
export async function guardExport(
  services: Services,
  caller: Caller,
  metrics: readonly AskedMetric[],
  purpose: 'report' | 'coaching' | 'pay' | 'digest',
): Promise<void> {
  const locked = metrics.filter(isLocked);
  if (locked.length === 0) return;
  await services.database.inWorkspace(caller.workspaceId, (rows) =>
    rows
      .insertInto('finding')
      .values(
        locked.map(({ key, ask }) => ({
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
        })),
      )
      .execute(),
  );
  if (purpose === 'pay')
    throw new Problem(
      403,
      'coaching-only',
      'A metric that is for coaching may not go into an export for pay. The owners were told of this request.',
    );
}
