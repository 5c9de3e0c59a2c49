import { ConfigError, readConfig } from './config.ts';
import { loadDemo } from './demo/load-demo.ts';
import { makeLogger, type RunningServer, startServer } from './server.ts';
import { greet, sayDemoProgress } from './terminal.ts';

/** How long a stop may take before the process ends itself anyway. */
const STOP_MS = 9_500;

async function main(): Promise<void> {
  const config = readConfig();
  const signalled = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => signalled.abort());
  const log = makeLogger(config.logLevel);
  const running = await startServer(config, log);
  // A signal that came during the start waits until there is something whole to stop.
  onAbort(signalled.signal, () => stopAndExit(running));
  if (signalled.signal.aborted) return;
  greet(running);
  if (config.demo) await loadDemo(running.services, signalled.signal, sayDemoProgress, running.isFirst);
}

function onAbort(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true });
}

function stopAndExit(running: RunningServer): void {
  setTimeout(() => process.exit(1), STOP_MS).unref();
  running.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
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
