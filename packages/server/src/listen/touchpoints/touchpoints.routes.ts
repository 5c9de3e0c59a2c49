import type { TouchpointView } from '@romashka/model/contract';
import { foldTouchpoints, rowSentence, type Touchpoint } from '@romashka/model/listen';
import { METRIC_KINDS } from '@romashka/model/understand';
import type { Handlers } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { importsFolder } from '../imports/kept-files.ts';
import { readUpload } from '../imports/small-upload.ts';
import { readCoverage } from './read-coverage.ts';
import { readTouchpointFile } from './touchpoint-file.ts';
import { deleteTouchpoint, MOST_TOUCHPOINTS, readTouchpoints, saveTouchpoint } from './touchpoints.store.ts';

export const touchpointHandlers = {
  'touchpoints.list': async ({ services, caller }) => ({
    items: (await services.database.inWorkspace(caller.workspaceId, readTouchpoints)).map(viewOf),
  }),
  'touchpoints.coverage': async ({ services, caller }) =>
    readCoverage(services, caller.workspace, caller.scope),
  'touchpoints.save': async ({ services, caller, params, body, note }) => {
    const touchpoint: Touchpoint = { key: params.key, ...body };
    const saved = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      saveTouchpoint(rows, caller.workspaceId, touchpoint),
    );
    if (!saved) throw full();
    note(params.key, { name: body.name });
    return viewOf(touchpoint);
  },
  'touchpoints.upload': async ({ services, caller, query, request, reply, note }) => {
    const rows = await readUpload(request, reply, (chunks) =>
      readTouchpointFile(chunks, importsFolder(services.config.dataDir)),
    );
    if (rows === null)
      throw new Problem(
        400,
        'no-touchpoint-column',
        'The file has no column for the touchpoint: call one of them "touchpoint".',
      );
    const good = rows.flatMap((row) => (row.kind === 'row' ? row.row : []));
    const bad = rows.flatMap((row) => (row.kind === 'bad' ? row : []));
    const { created, changed } = await services.database.inWorkspace(caller.workspaceId, async (open) => {
      const folded = foldTouchpoints(await readTouchpoints(open), good);
      if (query.dryRun === 'true') return folded;
      for (const touchpoint of folded.touched)
        if (!(await saveTouchpoint(open, caller.workspaceId, touchpoint))) throw full();
      return folded;
    });
    note('', { rows: rows.length, created, changed, rejected: bad.length });
    return {
      rows: rows.length,
      created,
      changed,
      rejected: bad.slice(0, MOST_REJECTED).map(({ line, about, reason }) => ({
        row: line,
        touchpoint: about,
        reason: rowSentence(reason),
        code: reason.code,
        said: { ...reason.values },
      })),
    };
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

/** So many refused rows are told. */
const MOST_REJECTED = 1_000;

const full = (): Problem =>
  new Problem(
    409,
    'too-many-touchpoints',
    `A register may have ${MOST_TOUCHPOINTS} touchpoints. Take away what nobody looks after first.`,
  );

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
