import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../packages/server/src/config.ts';
import { makeLogger, startServer } from '../../packages/server/src/server.ts';
import { freePort } from '../../packages/server/src/testing/start-test-server.ts';
import {
  newDataDir,
  type Product,
  processesOf,
  removeDataDir,
  startProduct,
  stopProduct,
  untilReady,
} from '../product.ts';
import { type Comparison, compareStores } from './compare-stores.ts';
import { newLedger } from './ledger.ts';
import { beginLoad, type Load } from './load.ts';
import { type Chance, chanceOf } from './random.ts';
import { openConnections, strike, TARGETS, type Target } from './strike.ts';

export interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}

export interface KillFigures extends Comparison {
  readonly kills: Readonly<Record<Target, number>>;
  readonly sent: number;
  readonly requests: number;
  readonly repeats: number;
  readonly refusals: Readonly<Record<string, number>>;
  /** The longest time in which nothing was acknowledged, in ms. */
  readonly longestOutageMs: number;
  /** Connections to PostgreSQL that the product holds at the end: none may be left over from a kill. */
  readonly connections: number;
  readonly seconds: number;
}

const RECOVERY_MS = 60_000;
/** At most this much load between two kills, so that both cold and busy moments are struck. */
const MOST_LOAD_MS = 1_000;
const AGAIN_ONE_IN = 5;

/**
 * Starts the real product, loads it, kills one of its processes (or all) again and again at moments
 * chosen by the seed, and at the end compares what was acknowledged with what both engines hold.
 */
export async function runKills({ kills, seed, say = () => undefined }: KillOptions): Promise<KillFigures> {
  const began = Date.now();
  const chance = chanceOf(seed);
  const ledger = newLedger();
  const settings = { ROMASHKA_DATA: newDataDir(), ROMASHKA_PORT: String(await freePort()) };
  const counts: Record<Target, number> = { server: 0, postmaster: 0, backend: 0, facts: 0, everything: 0 };
  let product = await startProduct(settings);
  try {
    const { writeKey } = product.credentials();
    const load = beginLoad(() => ({ url: product.url, writeKey }), ledger, chance);
    for (let done = 0; done < kills; done += 1) {
      await sleep(chance.below(MOST_LOAD_MS));
      const target = await strikeOne(product, TARGETS[done % TARGETS.length] ?? 'server', chance);
      counts[target] += 1;
      const struck = Date.now();
      if (target === 'server' || target === 'everything') {
        await product.ended;
        product = await startProduct(settings);
      }
      // Now and then the next blow falls while the last one is being recovered from.
      if (chance.below(AGAIN_ONE_IN) > 0) await untilReady(product);
      await untilAnswered(load, struck, product);
      say(
        `${done + 1}/${kills} ${target}: well again after ${Date.now() - struck} ms, ${ledger.acknowledged.size} acknowledged`,
      );
    }
    await untilReady(product);
    await load.stop();
    const connections = openConnections(product);
    await stopProduct(product);
    const compared = await compareAtRest(settings, ledger);
    return {
      ...compared,
      kills: counts,
      sent: ledger.sent.size,
      requests: ledger.requests,
      repeats: ledger.repeats,
      refusals: Object.fromEntries(ledger.refusals),
      longestOutageMs: load.longestSilence(),
      connections,
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    if (product.child.exitCode === null) await stopProduct(product, 'SIGKILL');
    for (const pid of processesOf(settings.ROMASHKA_DATA)) process.kill(pid, 'SIGKILL');
    removeDataDir(settings.ROMASHKA_DATA);
  }
}

/** Strikes the target, or waits for it to be there; answers what was struck. */
async function strikeOne(product: Product, target: Target, chance: Chance): Promise<Target> {
  const until = Date.now() + RECOVERY_MS;
  while (!strike(product, target, chance)) {
    if (Date.now() > until) throw new Error(`there was no ${target} to kill for ${RECOVERY_MS} ms`);
    await sleep(20);
  }
  return target;
}

/** Waits for an answer that came after the strike. */
async function untilAnswered(load: Load, struck: number, product: Product): Promise<void> {
  const until = Date.now() + RECOVERY_MS;
  // An answer that was on its way when the process died may come a moment later.
  while (load.lastAnswer() <= struck + 5) {
    if (Date.now() > until)
      throw new Error(`nothing was acknowledged for ${RECOVERY_MS} ms after a kill: ${product.printed()}`);
    await sleep(10);
  }
}

async function compareAtRest(
  settings: { readonly ROMASHKA_DATA: string; readonly ROMASHKA_PORT: string },
  ledger: ReturnType<typeof newLedger>,
): Promise<Comparison> {
  const config = { ...readConfig({}), dataDir: settings.ROMASHKA_DATA, port: Number(settings.ROMASHKA_PORT) };
  const running = await startServer({ ...config, demo: false }, makeLogger('silent'));
  try {
    return await compareStores(running.services, ledger);
  } finally {
    await running.stop();
  }
}
