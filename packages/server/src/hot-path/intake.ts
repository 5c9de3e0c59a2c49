import { type RefusalCode, refuse } from '@romashka/model/listen';
import type pg from 'pg';
import { identityIdOf } from '../ids.ts';
import { commitGroup } from './commit-group.ts';
import type { IntakeWorkspace, Outcome, Submission } from './submission.ts';

/** Most submissions of one transaction: enough to share its sync, few enough to answer soon. */
const GROUP_SIZE = 2_000;
/** Submissions waiting in memory above which the door answers "later". */
const QUEUE_LIMIT = 20_000;

interface Waiting {
  readonly submissions: readonly Submission[];
  readonly settle: (outcomes: Outcome[]) => void;
  readonly fail: (error: unknown) => void;
}

interface Lane {
  workspace: IntakeWorkspace;
  waiting: Waiting[];
  running: Promise<void> | null;
}

/** The door's way into the house: many callers, one transaction at a time per workspace. */
export interface Intake {
  /** Resolves when every submission is durable or refused; rejects when the state engine could not take them. */
  submit(workspace: IntakeWorkspace, submissions: readonly Submission[]): Promise<Outcome[]>;
  /** True when so much is waiting that callers should come back later. */
  readonly overloaded: () => boolean;
  /** Resolves when all that was submitted is settled. */
  drain(): Promise<void>;
}

/** Starts the group-commit queue over the application's pool. `now` gives ms since 1970. */
export function openIntake(pool: pg.Pool, now: () => number): Intake {
  const lanes = new Map<number, Lane>();
  let waiting = 0;

  const run = async (lane: Lane): Promise<void> => {
    while (lane.waiting.length > 0) {
      const group = takeGroup(lane);
      const submissions = group.flatMap((item) => item.submissions);
      try {
        const outcomes = await commitBisected(pool, lane.workspace, submissions, now);
        let from = 0;
        for (const item of group) {
          item.settle(outcomes.slice(from, from + item.submissions.length));
          from += item.submissions.length;
        }
      } catch (error) {
        for (const item of group) item.fail(error);
      } finally {
        waiting -= submissions.length;
      }
    }
  };

  const start = (lane: Lane): void => {
    lane.running ??= run(lane).finally(() => {
      lane.running = null;
      // A caller that was just answered may have submitted again before this ran.
      if (lane.waiting.length > 0) start(lane);
    });
  };

  return {
    overloaded: () => waiting > QUEUE_LIMIT,
    submit: (workspace, submissions) =>
      new Promise((settle, fail) => {
        if (submissions.length === 0) return settle([]);
        const lane = lanes.get(workspace.id) ?? { workspace, waiting: [], running: null };
        lanes.set(workspace.id, lane);
        lane.workspace = workspace;
        lane.waiting.push({ submissions, settle, fail });
        waiting += submissions.length;
        start(lane);
      }),
    drain: async () => {
      while ([...lanes.values()].some((lane) => lane.running !== null))
        await Promise.all([...lanes.values()].map((lane) => lane.running));
    },
  };
}

function takeGroup(lane: Lane): Waiting[] {
  const group: Waiting[] = [];
  let size = 0;
  while (
    lane.waiting[0] !== undefined &&
    (size === 0 || size + lane.waiting[0].submissions.length <= GROUP_SIZE)
  ) {
    const item = lane.waiting.shift();
    if (item === undefined) break;
    group.push(item);
    size += item.submissions.length;
  }
  return group;
}

/** PostgreSQL's class 22 (data exception) and 23 (integrity): the row is at fault, not the engine. */
const isRowFault = (error: unknown): error is { code: string; message: string } =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  (error.code.startsWith('22') || error.code.startsWith('23') || error.code === '54000');

/** Commits a group; when a row poisons it, halves it until that row stands alone and is set aside. */
async function commitBisected(
  pool: pg.Pool,
  workspace: IntakeWorkspace,
  submissions: readonly Submission[],
  now: () => number,
): Promise<Outcome[]> {
  const client = await pool.connect();
  let broken = false;
  try {
    return await commitGroup(client, workspace, 0, submissions, now());
  } catch (error) {
    broken = !isRowFault(error);
    if (!isRowFault(error)) throw error;
    if (submissions.length === 1 && submissions[0] !== undefined)
      return await setAside(client, workspace, submissions[0], error, now);
  } finally {
    client.release(broken);
  }
  const half = Math.ceil(submissions.length / 2);
  return [
    ...(await commitBisected(pool, workspace, submissions.slice(0, half), now)),
    ...(await commitBisected(pool, workspace, submissions.slice(half), now)),
  ];
}

const STORE_REFUSED: RefusalCode = 'store-refused';

async function setAside(
  client: pg.PoolClient,
  workspace: IntakeWorkspace,
  submission: Submission,
  error: { message: string },
  now: () => number,
): Promise<Outcome[]> {
  const refusal = refuse(STORE_REFUSED, '', `the store cannot keep this message: ${error.message}`);
  if (submission.kind === 'refused') return [{ kind: 'refused', refusal: submission.refusal }];
  const { event } = submission;
  const kept: Submission = {
    kind: 'refused',
    refusal,
    source: event.source,
    body: JSON.stringify(event.message),
    identities: [event.identity, ...(event.also === null ? [] : [event.also])].map((key) =>
      identityIdOf(workspace.id, key),
    ),
  };
  return commitGroup(client, workspace, 0, [kept], now());
}
