import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './find-node.mjs';
import { showProgress } from './progress.mjs';
import { ROOT } from './root.mjs';
import { runChild } from './run-child.mjs';
import { Refusal } from './stop-with.mjs';

/** What is built, and of what. */
const BUILDS = [
  {
    folder: 'packages/web',
    made: 'dist/index.html',
    words: 'Building the app',
    sources: [
      'package-lock.json',
      'packages/web/package.json',
      'packages/web/index.html',
      'packages/web/vite.config.ts',
      'packages/web/public',
      'packages/web/src',
      'packages/model/src',
    ],
  },
  {
    folder: 'packages/sdk',
    made: 'dist/.vite/manifest.json',
    words: 'Building the browser script',
    sources: [
      'package-lock.json',
      'packages/sdk/package.json',
      'packages/sdk/vite.config.ts',
      'packages/sdk/src',
      'packages/model/src',
    ],
  },
];

/** Builds what browsers load where it is missing or older than its sources; throws a Refusal when that fails. */
export async function ensureWebBuilt() {
  for (const build of BUILDS) await ensureBuilt(build);
}

async function ensureBuilt({ folder, made, words, sources }) {
  const cwd = join(ROOT, folder);
  const stamp = join(cwd, 'dist/.sources');
  const digest = digestOf(sources);
  if (existsSync(join(cwd, made)) && readStamp(stamp) === digest) return;
  const progress = showProgress(words);
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { code, output } = await runChild(findNode(), [vite, 'build', '--logLevel', 'warn'], {
    cwd,
    quiet: true,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  progress.end(code === 0);
  if (code !== 0) throw new Refusal(`${folder} could not be built:\n${output.trim()}`);
  writeFileSync(stamp, digest);
}

function readStamp(stamp) {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

/** The files of a folder in a fixed order, tests left out; a file is itself. */
function filesUnder(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  const entries = listFolder(full);
  if (entries === null) return [path];
  return entries
    .filter((entry) => !/\.test\.tsx?$/.test(entry))
    .sort()
    .flatMap((entry) => filesUnder(`${path}/${entry}`));
}

function listFolder(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}
