import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockDataDir, startEngines } from '../../packages/engines/src/index.ts';
import { startProduct, stopProduct } from '../../tests/product.ts';
import { inThousands } from '../figures.ts';
import { type FactsToFill, fillFacts } from './fill-facts.ts';
import { fillState } from './fill-state.ts';

type Sizes = Omit<FactsToFill, 'workspace'>;

/** The first workspace of a data folder. */
const WORKSPACE = 1;
const STAMP = 'filled.json';

/** Fills a data folder, unless an earlier run that kept it has filled it to these sizes. */
export async function ensureFilled(
  dataDir: string,
  sizes: Sizes,
  note: (text: string) => void,
): Promise<void> {
  const stamp = JSON.stringify(sizes);
  if (readStamp(dataDir) === stamp) return note('using what an earlier run filled');
  const { profiles, events, answers } = sizes;
  note(
    `filling ${inThousands(profiles)} profiles, ${inThousands(events)} events, ${inThousands(answers)} answers ...`,
  );
  const from = performance.now();
  await fill(dataDir, sizes);
  writeFileSync(join(dataDir, STAMP), stamp);
  note(`  filled in ${Math.round((performance.now() - from) / 1000)} s`);
}

function readStamp(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, STAMP), 'utf8');
  } catch {
    return '';
  }
}

/** The product makes its tables and its first workspace; then the engines alone are filled. */
async function fill(dataDir: string, sizes: Sizes): Promise<void> {
  await stopProduct(await startProduct({ ROMASHKA_DATA: dataDir }));
  const lock = await lockDataDir(dataDir);
  const engines = await startEngines({ dataDir, log: () => undefined });
  try {
    await Promise.all([
      fillState(engines.databaseOwnerUrl, WORKSPACE, sizes.profiles),
      fillFacts(engines.clickhouseUrl, { ...sizes, workspace: WORKSPACE }),
    ]);
  } finally {
    await engines.stop();
    await lock.release();
  }
}
