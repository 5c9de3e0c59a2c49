#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findNode } from './find-node.mjs';
import { isInstalled } from './installed.mjs';
import { ROOT } from './root.mjs';
import { exitCodeOf } from './run-child.mjs';
import { Refusal, stopWith } from './stop-with.mjs';

const CLI = join(ROOT, 'packages/server/src/cli/main.ts');

/** Runs the command line on the Node 24 that npm brought. A signal goes to it, and this ends as it ends. */
function main() {
  if (!isInstalled())
    throw new Refusal(
      'Romashka is not installed completely: run "npm start" (or "npm ci") in its folder first.',
    );
  const child = spawn(findNode(), [CLI, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', stopWith);
  child.once('exit', (code, signal) => process.exit(code ?? exitCodeOf(signal)));
}

try {
  main();
} catch (error) {
  stopWith(error);
}
