import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Credentials } from '../packages/server/src/first-start.ts';
import { freePort } from '../packages/server/src/testing/start-test-server.ts';

const MAIN = fileURLToPath(new URL('../packages/server/src/main.ts', import.meta.url));
const READY_MS = 60_000;

/** The product as its users run it: a process of its own, on a data folder and port of its own. */
export interface Product {
  readonly child: ChildProcess;
  readonly url: string;
  readonly dataDir: string;
  /** All that it printed so far. */
  readonly printed: () => string;
  readonly credentials: () => Credentials;
  /** Resolves with the exit code (or the signal's name) when it ended. */
  readonly ended: Promise<number | string | null>;
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'romashka-product-'));
export const removeDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });

/** Starts `main.ts` and does not wait. */
export async function spawnProduct(settings: Record<string, string> = {}): Promise<Product> {
  const dataDir = settings['ROMASHKA_DATA'] ?? newDataDir();
  const port = settings['ROMASHKA_PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ROMASHKA_DEMO: 'false',
      ROMASHKA_LOG_LEVEL: 'warn',
      ...settings,
      ROMASHKA_DATA: dataDir,
      ROMASHKA_PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    printed: () => printed,
    credentials: () => JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')),
    ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal))),
  };
}

/** Starts the product and waits until it says that it is ready. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const product = await spawnProduct(settings);
  await untilReady(product);
  return product;
}

export async function untilReady(product: Product): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    if (product.child.exitCode !== null) throw new Error(`the product ended: ${product.printed()}`);
    const ready = await fetch(`${product.url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(50);
  }
  throw new Error(`the product was not ready in ${READY_MS} ms: ${product.printed()}`);
}

/** Asks it to stop and waits for its end. */
export async function stopProduct(
  product: Product,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | string | null> {
  product.child.kill(signal);
  return product.ended;
}

/** The processes that work on a data folder (Linux: by what /proc says of their command lines and folders). */
export function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return command.includes(dataDir) || environment.includes(`ROMASHKA_DATA=${dataDir}`);
      } catch {
        return false;
      }
    });
}
