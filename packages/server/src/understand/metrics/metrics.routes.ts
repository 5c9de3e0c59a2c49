import { checkCondition } from '@romashka/model/conditions';
import type { MetricView } from '@romashka/model/contract';
import {
  isMetricKind,
  METRIC_KIND_INFO,
  METRIC_KINDS,
  type MetricDefinition,
  metricDefinitionSchema,
  WEIGHABLE,
} from '@romashka/model/understand';
import { saysWho } from '@romashka/model/unify';
import type { Caller, Handlers } from '../../http/call.ts';
import { Problem } from '../../http/problem.ts';
import { readMoment } from '../../http/read-moment.ts';
import { traitFields } from '../../listen/surveys/trait-fields.ts';
import type { Services } from '../../services.ts';
import { FACT_FIELDS } from '../conditions/fact-fields.ts';
import { compareMetric, periodBefore } from './compare-metric.ts';
import {
  type DefinedMetric,
  deleteMetric,
  findMetric,
  listMetrics,
  saveMetric,
} from './definitions.store.ts';
import { readDimensions } from './dimensions.store.ts';
import { exportMetric } from './export-metric.ts';
import { askedMetric, askOf } from './metric-ask.ts';
import { checkAsk, factsOf } from './metric-query.ts';
import { readDistribution, readMetric } from './read-metric.ts';

export const metricHandlers = {
  'metrics.list': async ({ services, caller }) => {
    const defined = await services.database.inWorkspace(caller.workspaceId, listMetrics);
    const fields = {
      answers: Object.values(FACT_FIELDS.answers) as FactField[],
      events: Object.values(FACT_FIELDS.events) as FactField[],
    };
    return { items: [...METRIC_KINDS.map(builtIn), ...defined.map(viewOf)], fields };
  },
  'metrics.preview': async ({ services, caller, query: { definition: given, ...query } }) => {
    const definition = readDefinition(given);
    checkDefinition(PREVIEW, definition);
    return readMetric(services.facts, await askOf(services, caller, { key: PREVIEW, definition }, query));
  },
  'metrics.read': async ({ services, caller, params, query }) =>
    readMetric(services.facts, await askedMetric(services, caller, params.key, query)),
  'metrics.distribution': async ({ services, caller, params, query }) =>
    readDistribution(services.facts, await askedMetric(services, caller, params.key, query)),
  'metrics.compare': async ({
    services,
    caller,
    params,
    query: { against, againstFrom, againstTo, ...query },
  }) => {
    const asked = await askedMetric(services, caller, params.key, query);
    const { timeZone } = caller.workspace;
    const given = { from: readMoment(againstFrom, timeZone), to: readMoment(againstTo, timeZone) };
    return compareMetric(
      services.facts,
      asked,
      against === 'rest' ? { kind: 'rest' } : periodBefore(asked.ask, given, services.now()),
    );
  },
  'metrics.export': exportMetric,
  'metrics.define': async ({ services, caller, params, body, note }) => {
    checkDefinition(params.key, body);
    const metric: DefinedMetric = {
      key: params.key,
      content: body,
      updated_at: new Date(services.now()),
      updated_by: caller.actor,
    };
    const before = await services.database.inWorkspace(caller.workspaceId, async (rows) => {
      const known = await findMetric(rows, params.key);
      await saveMetric(rows, caller.workspaceId, metric);
      return known;
    });
    note(params.key, {
      ...(before === undefined ? {} : { before: before.content as never }),
      after: body as never,
    });
    return viewOf(metric);
  },
  'metrics.remove': async ({ services, caller, params, note }) => {
    if (isMetricKind(params.key))
      throw new Problem(409, 'built-in', `"${params.key}" is built in and cannot be removed.`);
    const gone = await services.database.inWorkspace(caller.workspaceId, (rows) =>
      deleteMetric(rows, params.key),
    );
    if (!gone) throw new Problem(404, 'unknown-metric', `There is no metric "${params.key}".`);
    note(params.key);
    return { done: true as const };
  },
  'dimensions.list': async ({ services, caller }) => ({
    ...(await readDimensions(services.facts, caller.scope)),
    traits: await groupableTraits(services, caller),
  }),
} satisfies Partial<Handlers>;

/** What a definition that is not kept yet is called. */
const PREVIEW = 'preview';
type FactField = { key: string; type: 'number' | 'text'; name: { ru: string; en: string } };

/** Reads a definition out of a query; throws Problem 400 with what is wrong in it. */
function readDefinition(text: string): MetricDefinition {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Problem(400, 'bad-definition', 'The definition is not JSON.');
  }
  const read = metricDefinitionSchema.safeParse(given);
  if (read.success) return read.data;
  throw new Problem(400, 'bad-definition', 'The definition cannot be read.', {
    fields: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  });
}

/** The traits that a figure may be grouped by: none that says who somebody is, and none for who is bound to units. */
async function groupableTraits(services: Services, caller: Caller): Promise<string[]> {
  if (caller.scope.units !== null) return [];
  const traits = await traitFields(services.facts, caller.workspaceId);
  return traits.map(({ key }) => key).filter((key) => !saysWho(key));
}

/** Checks what the shape alone does not say; throws Problem 409 or 400. */
function checkDefinition(key: string, definition: MetricDefinition): void {
  if (isMetricKind(key))
    throw new Problem(409, 'built-in', `"${key}" is built in; choose another key for a metric of your own.`);
  const { kind, weights, filter } = definition;
  const named = Object.fromEntries(
    (['event', 'per', 'property'] as const).flatMap((name) =>
      definition[name] === '' ? [] : [[name, definition[name]]],
    ),
  );
  checkAsk(kind, named);
  if (weights !== null && !WEIGHABLE.some((weighable) => weighable === kind))
    throw new Problem(400, 'not-weighable', `A ${kind} is no mean over answers: it cannot be weighted.`);
  if (weights !== null && saysWho(weights.trait))
    throw new Problem(
      400,
      'personal-group',
      `"${weights.trait}" says who somebody is: weights by it would be by person.`,
    );
  if (filter === null) return;
  const facts = factsOf({ kind, event: definition.event === '' ? undefined : definition.event });
  const fields = FACT_FIELDS[facts === 'answers' ? 'answers' : 'events'];
  const [fault] = checkCondition(filter, new Map(Object.entries(fields)));
  if (fault !== undefined)
    throw new Problem(400, 'bad-condition', `The filter cannot be read: ${fault.code} ${fault.said}.`, {
      fields: [{ field: fault.field, message: fault.code }],
    });
}

const builtIn = (key: (typeof METRIC_KINDS)[number]): MetricView => ({
  ...shapeOf(key),
  key,
  builtIn: true,
  name: METRIC_KIND_INFO[key].name,
  help: METRIC_KIND_INFO[key].help,
  definition: null,
  updatedAt: null,
  updatedBy: '',
});

function viewOf({ key, content, updated_at, updated_by }: DefinedMetric): MetricView {
  const { kind, name, help } = content;
  return {
    ...shapeOf(kind),
    key,
    builtIn: false,
    name: { ru: name.ru || name.en, en: name.en || name.ru },
    help: help.ru === '' && help.en === '' ? METRIC_KIND_INFO[kind].help : help,
    definition: content as MetricView['definition'],
    updatedAt: updated_at.toISOString(),
    updatedBy: updated_by,
  };
}

function shapeOf(kind: (typeof METRIC_KINDS)[number]) {
  const { unit, range } = METRIC_KIND_INFO[kind];
  return { kind, unit, range: [...range] as [number | null, number | null] };
}
