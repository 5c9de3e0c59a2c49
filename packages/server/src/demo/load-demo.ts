import { foldUnits } from '@romashka/model/govern';
import type { WorkspaceId } from '@romashka/model/kernel';
import { type Collecting, REAL_TIME_MINUTES, type Touchpoint } from '@romashka/model/listen';
import { type Registered, type Signal, telecom } from '@romashka/pack-telecom';
import { sql } from 'kysely';
import { DEFAULT_GROUPING } from '../govern/units/units.routes.ts';
import { readUnits, writeUnits } from '../govern/units/units.store.ts';
import type { Workspace } from '../govern/workspace/workspace-directory.ts';
import type { Submission } from '../hot-path/submission.ts';
import { newId } from '../ids.ts';
import { submissionOf } from '../listen/segment/take-messages.ts';
import { readTouchpoints, saveTouchpoint } from '../listen/touchpoints/touchpoints.store.ts';
import type { Services } from '../services.ts';
import { saveDemoSurveys } from './demo-surveys.ts';

const SEED = 7;
const CUSTOMERS = 6_000;
const GROUP = 1_000;

export type DemoProgress = (loaded: number, total: number) => void;

/**
 * Loads the demo company through the same intake as everything else, as history. Goes on
 * where a stopped load ended: message ids that are known are dropped. Each record is received when the
 * company's systems would have sent it, as far as that is past.
 */
export async function loadDemo(
  services: Services,
  signal: AbortSignal,
  progress: DemoProgress,
  isFirst: boolean,
): Promise<void> {
  const workspace = await services.database.asSystem((rows) =>
    rows.selectFrom('workspace').select('id').orderBy('id').limit(1).executeTakeFirst(),
  );
  if (workspace === undefined) return;
  const target = await services.workspaces.byId(workspace.id);
  const plan = await readPlan(services, target.id, isFirst);
  if (plan === null) return;
  await saveUnits(services, target);
  await saveRegister(services, target);
  await services.database.inWorkspace(target.id, (rows) =>
    saveDemoSurveys(rows, target.id, target.locale, new Date(services.now())),
  );
  const source = { workspace: target, name: 'demo', allowedOrigins: [] };
  const now = services.now();
  const envelope = {
    sentAt: null,
    source: 'demo',
    history: true,
    type: null,
    newId: () => newId(),
  };
  let group: Submission[] = [];
  let loaded = 0;
  const flush = async (): Promise<void> => {
    await services.intake.submit(target, group);
    loaded += group.length;
    group = [];
    progress(loaded, plan.total);
    await save(services, target.id, loaded, null);
  };
  for (const message of telecom.generate({ seed: plan.seed, customers: CUSTOMERS, until: plan.until })) {
    const received = Math.min(now, telecom.arrivalOf(message, plan.until));
    group.push(submissionOf(JSON.parse(JSON.stringify(message)), { ...envelope, received }, source));
    if (group.length < GROUP) continue;
    if (signal.aborted) return;
    await flush();
  }
  await flush();
  await services.shipper.flush();
  await save(services, target.id, loaded, new Date(services.now()));
}

/** The tree of the demo company, named in the language of the workspace. */
async function saveUnits(services: Services, { id, locale }: Workspace): Promise<void> {
  const rows = telecom.units.map(({ key, parent, ru, en }) => ({
    unit: key,
    name: locale === 'ru' ? ru : en,
    parent,
    grouping: DEFAULT_GROUPING,
    from: null,
  }));
  await services.database.inWorkspace(id, async (open) => {
    const before = await readUnits(open, true);
    await writeUnits(open, id, before, foldUnits(before, rows, services.now()).units);
  });
}

/** The demo company's register of touchpoints; what somebody has described meanwhile stays. */
async function saveRegister(services: Services, { id, locale }: Workspace): Promise<void> {
  await services.database.inWorkspace(id, async (open) => {
    const known = new Set((await readTouchpoints(open)).map(({ key }) => key));
    for (const registered of telecom.register)
      if (!known.has(registered.key)) await saveTouchpoint(open, id, touchpointOf(registered, locale));
  });
}

function touchpointOf(registered: Registered, locale: 'ru' | 'en'): Touchpoint {
  const { key, owner, purpose, channel, standard, target, metrics, collects } = registered;
  const collecting = (signal: Signal): Collecting => {
    const said = collects[signal];
    const expected = 'events' in said;
    return {
      expected,
      reason: expected ? '' : said.not[locale],
      events: expected ? said.events : [],
      within: REAL_TIME_MINUTES,
    };
  };
  return {
    key,
    name: registered[locale],
    owner: owner[locale],
    purpose: purpose[locale],
    channel: channel[locale],
    standard: standard[locale],
    target: target === null ? null : { value: target.value, unit: target.unit[locale] },
    metrics,
    collects: {
      solicited: collecting('solicited'),
      behaviour: collecting('behaviour'),
      operation: collecting('operation'),
      emotion: collecting('emotion'),
    },
  };
}

interface Plan {
  readonly seed: number;
  readonly until: Date;
  readonly total: number;
}

async function readPlan(services: Services, workspace: WorkspaceId, isFirst: boolean): Promise<Plan | null> {
  return services.database.inWorkspace(workspace, async (rows) => {
    const known = await rows.selectFrom('demo').selectAll().executeTakeFirst();
    if (known !== undefined)
      return known.finished_at === null ? { seed: known.seed, until: known.until, total: known.total } : null;
    if (!isFirst) return null;
    const until = new Date(services.now());
    let total = 0;
    for (const _ of telecom.generate({ seed: SEED, customers: CUSTOMERS, until })) total += 1;
    await rows
      .insertInto('demo')
      .values({ workspace, pack: telecom.key, seed: SEED, until, total })
      .execute();
    return { seed: SEED, until, total };
  });
}

async function save(
  services: Services,
  workspace: WorkspaceId,
  loaded: number,
  finished: Date | null,
): Promise<void> {
  await services.database.inWorkspace(workspace, (rows) =>
    sql`update demo set loaded = ${loaded}, finished_at = ${finished}`.execute(rows),
  );
}
