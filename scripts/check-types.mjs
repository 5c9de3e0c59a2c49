import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNode } from './find-node.mjs';
import { ROOT } from './root.mjs';
import { runChild } from './run-child.mjs';

const PROJECTS = [
  'packages/model',
  'packages/engines',
  'packages/server',
  'packages/web',
  'packages/sdk',
  'packs/telecom',
  'packs/retail',
  'packs/bank',
  'packs/b2b',
  'packs/general',
  'tests',
];

/** Checks the types of every part and of all tests. Answers true when none is wrong. */
export async function checkTypes() {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const waiting = [...PROJECTS];
  let fine = true;
  const worker = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const { code, output } = await runChild(findNode(), [tsc, '-p', project, '--noEmit', '--pretty'], {
        cwd: ROOT,
        quiet: true,
      });
      if (code === 0) continue;
      fine = false;
      process.stdout.write(`  ${project}:\n${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return fine;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit((await checkTypes()) ? 0 : 1);
