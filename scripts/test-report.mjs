import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * A reporter for vitest that writes down what `npm test` counts: how many tests passed, and
 * which failed or were left out, with the reason they gave.
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter from a file's default export
export default class TestReport {
  onTestRunEnd(modules, unhandled) {
    const path = process.env.ROMASHKA_TEST_REPORT;
    if (path === undefined) return;
    const report = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) readModule(module, report);
    for (const error of unhandled)
      report.failed.push({ name: 'outside of any test', reason: firstLine(error) });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(report));
  }
}

function readModule(module, report) {
  const file = relative(process.cwd(), module.moduleId);
  // A file that cannot be loaded has no tests to fail.
  for (const error of module.errors()) report.failed.push({ name: file, reason: firstLine(error) });
  for (const test of module.children.allTests()) {
    const name = `${file} > ${test.fullName}`;
    const result = test.result();
    if (result.state === 'passed') report.passed += 1;
    else if (result.state === 'failed') report.failed.push({ name, reason: firstLine(result.errors?.[0]) });
    else if (result.state === 'skipped') report.skipped.push({ name, reason: result.note ?? '' });
    else report.failed.push({ name, reason: 'it was not finished' });
  }
  for (const suite of module.children.allSuites())
    for (const error of suite.errors())
      report.failed.push({ name: `${file} > ${suite.fullName}`, reason: firstLine(error) });
}

const firstLine = (error) => String(error?.message ?? error ?? '').split('\n')[0];
