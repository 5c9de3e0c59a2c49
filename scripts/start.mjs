import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureWebBuilt } from './build-web.mjs';
import { findNode } from './find-node.mjs';
import { ensureInstalled } from './install.mjs';
import { onEnd } from './on-end.mjs';
import { ROOT } from './root.mjs';
import { exitCodeOf } from './run-child.mjs';
import { Refusal, stopWith } from './stop-with.mjs';

const SERVER = join(ROOT, 'packages/server/src');
/** The server drains within 10 s by itself; what still runs after this hangs. */
const STOP_MS = 12_000;

const HELP = `Romashka, a customer experience platform.

  npm start                     start; the first start loads a demo company
  npm start -- --empty          start without the demo company
  npm start -- --help           this page

Settings are read from the environment:
`;

function readOptions(given) {
  for (const option of given)
    if (!['--empty', '--help', '-h'].includes(option))
      throw new Refusal(`There is no option "${option}". There are --empty and --help.`);
  return { empty: given.includes('--empty'), help: given.includes('--help') || given.includes('-h') };
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  await ensureInstalled();
  if (options.help) return printHelp();
  await ensureWebBuilt();
  const env = options.empty ? { ...process.env, ROMASHKA_DEMO: 'false' } : process.env;
  runServer(spawn(findNode(), [join(SERVER, 'main.ts')], { stdio: 'inherit', env }));
}

/** The settings as the server itself describes them. */
function printHelp() {
  process.stdout.write(HELP);
  const config = pathToFileURL(join(SERVER, 'config.ts'));
  const print = `import { describeSettings } from '${config}';
    for (const { name, fallback, meaning } of describeSettings())
      console.log('  ' + name.padEnd(22) + '  ' + meaning + (fallback === '' ? '' : ' [' + fallback + ']'));`;
  runServer(spawn(findNode(), ['--input-type=module', '--eval', print], { stdio: 'inherit' }));
}

/** Passes signals on and ends as the server ends, and not before it. */
function runServer(server) {
  let stopping = false;
  onEnd(() => {
    if (stopping) return;
    stopping = true;
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), STOP_MS).unref();
  });
  server.once('error', stopWith);
  server.once('exit', (code, signal) => process.exit(code ?? exitCodeOf(signal)));
}

main().catch(stopWith);
