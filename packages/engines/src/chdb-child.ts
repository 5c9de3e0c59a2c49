import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadChdb } from './clickhouse/chdb-native.ts';
import type { ChildOrders, ChildReport } from './clickhouse/child-messages.ts';
import { createDoor } from './clickhouse/door.ts';
import { openEngine } from './clickhouse/engine.ts';
import { connectionArguments, serverArguments } from './clickhouse/engine-arguments.ts';

/**
 * The process that holds chDB: opens the data folder, answers ClickHouse's HTTP protocol on
 * 127.0.0.1, and ends with its parent.
 */

/** How long running queries may take to end when we are asked to stop. */
const drainMs = 4000;

/** More at once would only take memory from each other. */
const maxConcurrentQueries = 24;

// Without a parent nobody waits for an answer; the table files are complete at every moment.
process.on('disconnect', endAtOnce);
// Ctrl+C goes to the whole terminal group; the parent tells us when to stop.
process.on('SIGINT', () => undefined);
process.once('message', (orders: ChildOrders) => {
  start(orders).catch((error: unknown) => {
    report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    process.exit(1);
  });
});

async function start(orders: ChildOrders): Promise<void> {
  for (const folder of [orders.folder, orders.backupFolder]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  writeFileSync(orders.pidFile, String(process.pid), { mode: 0o600 });
  const engine = openEngine(
    loadChdb(),
    orders.folder,
    { server: serverArguments(orders.backupFolder), connection: connectionArguments() },
    maxConcurrentQueries,
  );
  await engine.withConnection('CREATE DATABASE IF NOT EXISTS romashka', async () => undefined);
  const door = createDoor(engine, orders.credentials);
  door.once('error', (error) => {
    report({ kind: 'failed', message: error.message });
    process.exit(1);
  });
  door.listen(orders.port, '127.0.0.1', () => {
    const address = door.address();
    if (typeof address === 'object' && address !== null) {
      report({ kind: 'ready', port: address.port });
    }
  });
  process.once('SIGTERM', () => {
    door.close();
    door.closeIdleConnections();
    const end = Date.now() + drainMs;
    void (async () => {
      while (!engine.isIdle() && Date.now() < end) {
        await sleep(10);
      }
      if (!engine.isIdle()) {
        endAtOnce();
      }
      process.exit(0);
    })();
  });
}

/** Ends without the library's own ending, which waits for running queries. */
function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL');
}

function report(message: ChildReport): void {
  process.send?.(message);
}
