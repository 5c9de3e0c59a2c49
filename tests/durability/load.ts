import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, nextMessage } from './ledger.ts';
import type { Chance } from './random.ts';

export interface Door {
  readonly url: string;
  readonly writeKey: string;
}

/** A running load: some workers that send, and send again what was not answered, until told to stop. */
export interface Load {
  /** When the last 200 came, in ms since 1970. */
  readonly lastAnswer: () => number;
  /** The longest time between two 200s so far, in ms. */
  readonly longestSilence: () => number;
  /** Resolves when every message that was ever sent is acknowledged; rejects when one never was. */
  readonly stop: () => Promise<void>;
}

interface Request {
  readonly path: string;
  readonly body: object;
  readonly ids: readonly string[];
  /** How often it goes out at once. */
  readonly copies: number;
}

const ANSWER_MS = 15_000;
const GIVE_UP_MS = 120_000;
/** The load is bounded, whatever the machine could take. */
const PAUSE_MS = 12;
const MOST_IN_BATCH = 60;
/** One request in so many goes out three times at once, and one is sent again long after it was answered. */
const TRIPLE_ONE_IN = 5;
const LATE_ONE_IN = 12;

/** Begins to send: some workers in batches, some in single calls. */
export function beginLoad(door: () => Door, ledger: Ledger, chance: Chance): Load {
  let stopping = false;
  let lastAnswer = Date.now();
  let longestSilence = 0;
  const post = async (request: Request): Promise<boolean> => {
    const failure = await postOnce(door(), request);
    if (failure !== null) {
      ledger.refusals.set(failure, (ledger.refusals.get(failure) ?? 0) + 1);
      return false;
    }
    const now = Date.now();
    longestSilence = Math.max(longestSilence, now - lastAnswer);
    lastAnswer = now;
    for (const id of request.ids) ledger.acknowledged.add(id);
    return true;
  };
  const work = async (inBatches: boolean): Promise<void> => {
    while (!stopping) {
      const request = nextRequest(ledger, chance, inBatches);
      await deliver(request, ledger, chance, post);
      if (chance.below(LATE_ONE_IN) === 0) {
        await sleep(200);
        await post(request);
      }
      await sleep(PAUSE_MS + chance.below(PAUSE_MS));
    }
  };
  const workers = Promise.all([true, true, true, false, false, false].map(work));
  // A failure is told by `stop`; until then nobody waits for it.
  workers.catch(() => undefined);
  return {
    lastAnswer: () => lastAnswer,
    longestSilence: () => longestSilence,
    stop: async () => {
      stopping = true;
      await workers;
    },
  };
}

function nextRequest(ledger: Ledger, chance: Chance, inBatches: boolean): Request {
  const count = inBatches ? 1 + chance.below(MOST_IN_BATCH) : 1;
  const first = ledger.sent.size;
  const messages = Array.from({ length: count }, () => nextMessage(chance, ledger));
  const ids = messages.map((_, index) => `m-${first + index}`);
  const copies = chance.below(TRIPLE_ONE_IN) === 0 ? 3 : 1;
  const [only] = messages;
  return inBatches || only === undefined
    ? { path: '/v1/batch', body: { batch: messages }, ids, copies }
    : { path: `/v1/${'type' in only ? only.type : 'track'}`, body: only, ids, copies };
}

/** Sends the same messages until they are acknowledged. */
async function deliver(
  request: Request,
  ledger: Ledger,
  chance: Chance,
  post: (request: Request) => Promise<boolean>,
): Promise<void> {
  const until = Date.now() + GIVE_UP_MS;
  while (Date.now() < until) {
    ledger.requests += request.copies;
    const taken = await Promise.all(Array.from({ length: request.copies }, () => post(request)));
    if (taken.includes(true)) return;
    ledger.repeats += 1;
    await sleep(50 + chance.below(100));
  }
  throw new Error(`a request found no answer in ${GIVE_UP_MS} ms`);
}

/** Sends once; answers null for a 200, else what came instead. */
async function postOnce({ url, writeKey }: Door, { path, body }: Request): Promise<string | null> {
  try {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
      body: JSON.stringify({ ...body, sentAt: new Date().toISOString() }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await answer.arrayBuffer();
    return answer.status === 200 ? null : `status ${answer.status}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  }
}
