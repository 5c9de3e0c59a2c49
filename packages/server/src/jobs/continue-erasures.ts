import type { Services } from '../services.ts';
import { clearEngines } from '../unify/erasure/erase-customer.ts';
import { erasureContext } from '../unify/erasure/erasure-context.ts';
import { unfinishedErasures } from '../unify/erasure/erasures.store.ts';

/**
 * Goes on with erasures that broke off before the facts engine had hidden its rows: a crash, or an
 * engine that did not answer. Answers how many are hidden now that were not.
 */
export async function continueErasures(services: Services, signal: AbortSignal): Promise<number> {
  const context = erasureContext(services);
  const unfinished = await services.database.asSystem(unfinishedErasures);
  let done = 0;
  for (const erasure of unfinished.filter((one) => one.removed['events'] === undefined)) {
    if (signal.aborted) break;
    await clearEngines(context, erasure);
    done += 1;
  }
  return done;
}
