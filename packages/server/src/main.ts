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
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
});

/** What went wrong in words; only a fault of ours shows its stack. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  const port = 'port' in error ? String(error.port) : '';
  if (code === 'EADDRINUSE')
    return `The port ${port} is taken by another program. Choose another with ROMASHKA_PORT.`;
  if (code === 'EACCES' && port !== '')
    return `The port ${port} may not be used by this user. Choose one above 1023 with ROMASHKA_PORT.`;
  return error instanceof ConfigError || code !== '' ? error.message : String(error.stack);
}
