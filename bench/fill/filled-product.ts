import { join } from 'node:path';
import { lockDataDir, startEngines } from '../../packages/engines/src/index.ts';
import type { Credentials } from '../../packages/server/src/first-start.ts';
import { startProduct, stopProduct } from '../../tests/product.ts';
import { type FactsToFill, fillFacts } from './fill-facts.ts';
import { fillState } from './fill-state.ts';

/** The first workspace of a data folder. */
const WORKSPACE = 1;

/**
 * Prepares a data folder: the product makes its tables and its first workspace, and then the
 * engines alone are filled. Leaves nothing running.
 */
export async function fillDataDir(
  dataDir: string,
  sizes: Omit<FactsToFill, 'workspace'>,
): Promise<Credentials> {
  const product = await startProduct({ ROMASHKA_DATA: dataDir });
  const credentials = product.credentials();
  await stopProduct(product);
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
  return credentials;
}

export const dataDirIn = (folder: string): string => join(folder, 'data');
