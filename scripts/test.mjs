import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureWebBuilt } from './build-web.mjs';
import { checkTypes } from './check-types.mjs';
import { ensureChromium } from './find-chromium.mjs';
import { findNode } from './find-node.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './root.mjs';
import { runChild } from './run-child.mjs';
import { Refusal, stopWith } from './stop-with.mjs';

const REPORT = join(ROOT, '.cache/test-report.json');

/** Everything that is checked before a change is taken; ends with one line of counts. */
async function main() {
  const names = process.argv.slice(2);
  await ensureInstalled();
  const chromium = await ensureChromium();
  process.stdout.write(`  Browser: ${chromium.path ?? chromium.reason}\n`);
  const total = { passed: 0, failed: [], skipped: [] };
  await step(total, 'format and lint', lint);
  await step(total, 'types', checkTypes);
  await step(total, 'build of the app', buildWeb);
  addTests(total, await runTests(chromium, names));
  for (const { name, reason } of total.failed) process.stdout.write(`FAILED   ${name}${said(reason)}\n`);
  for (const { name, reason } of total.skipped) process.stdout.write(`SKIPPED  ${name}${said(reason)}\n`);
  const skipped = total.skipped.length === 0 ? '' : `, ${total.skipped.length} skipped`;
  process.stdout.write(`${total.passed} passed, ${total.failed.length} failed${skipped}\n`);
  process.exit(total.failed.length === 0 ? 0 : 1);
}

const said = (reason) => (reason ? `: ${reason}` : '');

async function step(total, name, run) {
  const from = Date.now();
  const fine = await run();
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  process.stdout.write(`  ${fine ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (fine) total.passed += 1;
  else total.failed.push({ name, reason: '' });
}

async function lint() {
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const { code, output } = await runChild(
    findNode(),
    [biome, 'check', '--error-on-warnings', '--colors=off', '.'],
    { cwd: ROOT, quiet: true },
  );
  if (code !== 0) process.stdout.write(output);
  return code === 0;
}

async function buildWeb() {
  try {
    await ensureWebBuilt();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stdout.write(`${error.message}\n`);
    return false;
  }
}

/** Runs vitest; browser tests read where Chromium is, or why they cannot run, from the environment. */
async function runTests(chromium, names) {
  rmSync(REPORT, { force: true });
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${join(ROOT, 'scripts/test-report.mjs')}`];
  const { code } = await runChild(findNode(), [vitest, 'run', ...reporters, ...names], {
    cwd: ROOT,
    env: {
      ...process.env,
      ROMASHKA_TEST_REPORT: REPORT,
      ...(chromium.path === null
        ? { CHROMIUM_MISSING: chromium.reason, CHROMIUM_PATH: '' }
        : { CHROMIUM_PATH: chromium.path }),
    },
  });
  return { code, report: readReport() };
}

function addTests(total, { code, report }) {
  if (report === null) {
    total.failed.push({ name: 'tests', reason: `vitest ended with ${code} before it could count` });
    return;
  }
  total.passed += report.passed;
  total.failed.push(...report.failed);
  total.skipped.push(...report.skipped);
  if (code !== 0 && report.failed.length === 0)
    total.failed.push({ name: 'tests', reason: `vitest ended with ${code}` });
}

function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return null;
  }
}

main().catch(stopWith);
