import { accessSync, constants, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isInstalled } from './installed.mjs';
import { showProgress } from './progress.mjs';
import { ROOT } from './root.mjs';
import { runChild } from './run-child.mjs';
import { Refusal } from './stop-with.mjs';

const OLDEST_NODE = 20;
const OLDEST_NPM = 7;
const FLAGS = [
  'ci',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  // Without a network npm would try for minutes before it says so.
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=4000',
];
/** Also where npm was told to leave out what is only needed for building: the app is built here. */
const ALL = { NODE_ENV: '', npm_config_omit: '', npm_config_production: '' };

/** Installs the packages of package-lock.json where node_modules is not as it says; throws a Refusal with the reason. */
export async function ensureInstalled() {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
    throw new Refusal(
      `Romashka needs Node ${OLDEST_NODE} or newer to start; this is Node ${process.versions.node}.`,
    );
  if (process.platform === 'win32')
    throw new Refusal('Romashka does not run on Windows itself. Start it in WSL or in a container.');
  if (isInstalled()) return;
  requireWritable();
  const npm = findNpm();
  await requireNpm(npm);
  const progress = showProgress('Installing packages');
  const { code, output } = await runChild(npm.command, [...npm.args, ...FLAGS], {
    cwd: ROOT,
    quiet: true,
    env: { ...process.env, ...ALL },
  });
  progress.end(code === 0);
  if (code !== 0) throw new Refusal(whyNot(output));
  if (!isInstalled())
    throw new Refusal(
      `npm left out packages made for ${process.platform} on ${process.arch}. Romashka needs Linux with glibc or macOS, on x64 or arm64, and Node 20.19 or newer.`,
    );
}

function requireWritable() {
  try {
    accessSync(ROOT, constants.W_OK);
    const modules = join(ROOT, 'node_modules');
    if (existsSync(modules)) accessSync(modules, constants.W_OK);
  } catch (error) {
    throw new Refusal(
      `The packages have to be installed into ${ROOT}, and it cannot be written to (${error.code}).`,
    );
  }
}

/** The npm that runs this script, else the one on the path. */
function findNpm() {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && basename(cli) === 'npm-cli.js' && existsSync(cli))
    return { command: process.execPath, args: [cli] };
  return { command: 'npm', args: [] };
}

async function requireNpm({ command, args }) {
  const { code, output } = await runChild(command, [...args, '--version'], { quiet: true });
  if (code === 127) throw new Refusal('npm is missing. It comes with Node; some systems have it as "npm".');
  const version = /\d+\.\d+\.\d+/.exec(output)?.[0] ?? '';
  if (code === 0 && Number.parseInt(version, 10) < OLDEST_NPM)
    throw new Refusal(`Romashka needs npm ${OLDEST_NPM} or newer; this is npm ${version}.`);
}

const REASONS = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    'The package registry cannot be reached. The first start needs a network, or a proxy that npm knows of',
  ],
  [/ENOSPC/, 'The disk is full'],
  [/EACCES|EPERM|EROFS/, `npm may not write to ${ROOT} or to its cache`],
  [
    /EUSAGE|in sync/,
    'package.json and package-lock.json do not fit together: take a complete copy of Romashka',
  ],
  [/EINTEGRITY/, 'A downloaded package is not the one that package-lock.json names'],
];

function whyNot(output) {
  const known = REASONS.find(([pattern]) => pattern.test(output));
  const said = output.trim().split('\n').slice(0, 12).join('\n');
  return `${known?.[1] ?? 'npm could not install the packages'}. npm said:\n${said}`;
}
