import type { TouchpointView } from '@romashka/model/contract';
import type { Touchpoint } from '@romashka/model/listen';
import { METRIC_KINDS } from '@romashka/model/understand';
import type { Handlers } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { readCoverage } from './read-coverage.ts';
import { deleteTouchpoint, MOST_TOUCHPOINTS, readTouchpoints, saveTouchpoint } from './touchpoints.store.ts';

export const touchpointHandlers = {
  'touchpoints.list': async ({ services, caller }) => ({
    items: (await services.database.inWorkspace(caller.workspaceId, readTouchpoints)).map(viewOf),
  }),
  'touchpoints.coverage': async ({ services, caller }) => readCoverage(services, caller.workspace),
  'touchpoints.save': async ({ services, caller, params, body, note }) => {
    const touchpoint: Touchpoint = { key: params.key, ...body };
    const saved = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      saveTouchpoint(rows, caller.workspaceId, touchpoint),
    );
    if (!saved)
      throw new Problem(
        409,
        'too-many-touchpoints',
        `A register may have ${MOST_TOUCHPOINTS} touchpoints. Take away what nobody looks after first.`,
      );
    note(params.key, { name: body.name });
    return viewOf(touchpoint);
  },
  'touchpoints.remove': async ({ services, caller, params, note }) => {
    const gone = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      deleteTouchpoint(rows, params.key),
    );
    if (!gone) throw new Problem(404, 'not-found', 'There is no touchpoint with this key in the register.');
    note(params.key);
    return { done: true as const };
  },
} satisfies Partial<Handlers>;

const KNOWN_METRICS = new Set<string>(METRIC_KINDS);
type MetricKey = TouchpointView['metrics'][number];

const viewOf = ({ metrics, collects, ...touchpoint }: Touchpoint): TouchpointView => ({
  ...touchpoint,
  metrics: metrics.filter((key): key is MetricKey => KNOWN_METRICS.has(key)),
  collects: {
    solicited: { ...collects.solicited, events: [...collects.solicited.events] },
    behaviour: { ...collects.behaviour, events: [...collects.behaviour.events] },
    operation: { ...collects.operation, events: [...collects.operation.events] },
    emotion: { ...collects.emotion, events: [...collects.emotion.events] },
  },
});
