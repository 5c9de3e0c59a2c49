import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, nextMessage } from './ledger.ts';
import type { Chance } from './random.ts';

export interface Door {
  readonly url: string;
  readonly writeKey: string;
}

/** A running load: some workers that send, and send again what was not answered, until told to stop. */
export interface Load {
  /** Resolves when every message that was ever sent is acknowledged. */
  readonly stop: () => Promise<void>;
  /** When the last 200 came, in ms since 1970. */
  readonly lastAnswer: () => number;
}

const ANSWER_MS = 15_000;
const GIVE_UP_MS = 120_000;
/** The load is bounded, whatever the machine could take. */
const PAUSE_MS = 12;

/** Begins to send: some workers in batches, some in single calls; one request in five goes out three times at once. */
export function beginLoad(door: () => Door, ledger: Ledger, chance: Chance): Load {
  let stopping = false;
  let lastAnswer = Date.now();
  const post = async (path: string, body: object): Promise<string | null> => {
    const { url, writeKey } = door();
    try {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
        body: JSON.stringify({ ...body, sentAt: new Date().toISOString() }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await answer.arrayBuffer();
      if (answer.status !== 200) return `status ${answer.status}`;
      lastAnswer = Date.now();
      return null;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    }
  };
  /** Sends until it is acknowledged, the same messages each time. */
  const deliver = async (
    path: string,
    body: object,
    ids: readonly string[],
    copies: number,
  ): Promise<void> => {
    const until = Date.now() + GIVE_UP_MS;
    for (let attempt = 0; Date.now() < until; attempt += 1) {
      ledger.requests += copies;
      if (attempt > 0) ledger.repeats += 1;
      const failed = await Promise.all(Array.from({ length: copies }, () => post(path, body)));
      for (const reason of failed)
        if (reason !== null) ledger.refusals.set(reason, (ledger.refusals.get(reason) ?? 0) + 1);
      if (failed.includes(null)) {
        for (const id of ids) ledger.acknowledged.add(id);
        // Now and then a client does not notice the answer and sends what was stored long ago.
        if (chance.below(12) > 0) return;
        await sleep(200);
        await post(path, body);
        return;
      }
      await sleep(50 + chance.below(100));
    }
    throw new Error(`a request found no answer in ${GIVE_UP_MS} ms`);
  };
  const work = async (inBatches: boolean): Promise<void> => {
    while (!stopping) {
      const count = inBatches ? 1 + chance.below(60) : 1;
      const first = ledger.sent.size;
      const messages = Array.from({ length: count }, () => nextMessage(chance, ledger));
      const ids = messages.map((_, index) => `m-${first + index}`);
      const copies = chance.below(5) === 0 ? 3 : 1;
      const [only] = messages;
      if (inBatches) await deliver('/v1/batch', { batch: messages }, ids, copies);
      else if (only !== undefined) await deliver(pathOf(only), only, ids, copies);
      await sleep(PAUSE_MS + chance.below(PAUSE_MS));
    }
  };
  const workers = [true, true, true, false, false, false].map(work);
  return {
    lastAnswer: () => lastAnswer,
    stop: async () => {
      stopping = true;
      await Promise.all(workers);
    },
  };
}

const pathOf = (message: object): string => `/v1/${'type' in message ? String(message.type) : 'track'}`;
