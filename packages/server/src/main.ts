import { ConfigError, readConfig } from './config.ts';
import { loadDemo } from './demo/load-demo.ts';
import { makeLogger, type RunningServer, startServer } from './server.ts';
import { greet, sayDemoProgress } from './terminal.ts';

/** How long a stop may take before the process ends itself anyway. */
const STOP_MS = 9_500;

async function main(): Promise<void> {
  const config = readConfig();
  const log = makeLogger(config.logLevel);
  const running = await startServer(config, log);
  const demo = new AbortController();
  stopOnSignal(running, demo);
  greet(running);
  if (config.demo) await loadDemo(running.services, demo.signal, sayDemoProgress, running.isFirst);
}

function stopOnSignal(running: RunningServer, demo: AbortController): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    demo.abort();
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || (error instanceof Error && 'code' in error);
  process.stderr.write(
    `${known && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
