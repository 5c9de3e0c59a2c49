import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describeSettings, serverEnvironment } from '../config.ts';
import { readGlobalOptions } from './global-options.ts';

const SERVER = fileURLToPath(new URL('../main.ts', import.meta.url));
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** The server drains within 10 s by itself; what still runs after this hangs. */
const STOP_MS = 12_000;

interface StartOptions {
  readonly empty?: true;
  readonly port?: string;
  readonly host?: string;
}

/** `romashka start`: the server in the foreground. */
export function startCommand(): Command {
  const settings = describeSettings()
    .map(
      ({ name, fallback, meaning }) =>
        `  ${name.padEnd(22)}  ${meaning}${fallback === '' ? '' : ` [${fallback}]`}`,
    )
    .join('\n');
  return new Command('start')
    .description('start the server in the foreground; it stops on Ctrl+C or SIGTERM')
    .option('--empty', 'do not load the demo company on the first start')
    .option('--port <number>', 'port to listen on (else ROMASHKA_PORT, else 8080)')
    .option('--host <address>', 'address to listen on (else ROMASHKA_HOST, else 127.0.0.1)')
    .addHelpText('after', `\nAll settings are read from the environment:\n${settings}`)
    .action((options: StartOptions, command: Command) => runServer(options, command));
}

async function runServer(options: StartOptions, command: Command): Promise<void> {
  const { server } = readGlobalOptions(command);
  const env = serverEnvironment({
    ROMASHKA_DATA: server.dataDir,
    ...(options.empty === true ? { ROMASHKA_DEMO: 'false' } : {}),
    ...(options.port === undefined ? {} : { ROMASHKA_PORT: options.port }),
    ...(options.host === undefined ? {} : { ROMASHKA_HOST: options.host }),
  });
  const child = spawn(process.execPath, [SERVER], { stdio: 'inherit', env });
  const stop = (): void => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), STOP_MS).unref();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
  for (const signal of SIGNALS) process.off(signal, stop);
}
