import { join } from 'node:path';
import { findNode } from './find-node.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './root.mjs';
import { runChild } from './run-child.mjs';
import { stopWith } from './stop-with.mjs';

async function main() {
  await ensureInstalled();
  const { code } = await runChild(findNode(), [join(ROOT, 'bench/bench.ts'), ...process.argv.slice(2)]);
  process.exit(code);
}

main().catch(stopWith);
