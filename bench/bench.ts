import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct, stopProduct } from '../tests/product.ts';
import { inThousands } from './figures.ts';
import { fillDataDir } from './fill/filled-product.ts';
import { validatedIntake } from './intake/validated-intake.ts';
import { describeMachine } from './machine.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { customerPage } from './product/customer-page.ts';
import { hotPath } from './product/hot-path.ts';
import { npsByUnitAndMonth } from './product/nps.ts';
import { readyAfterStop } from './product/restart.ts';
import { search } from './product/search.ts';
import { singleEvents } from './product/single-events.ts';
import { ask, type Subject } from './product/subject.ts';
import type { Row } from './row.ts';
import { formatTable } from './table.ts';

const SEED = 7;
/** The door takes what the machine can. */
const NO_LIMIT = 1_000_000;

/** In this order: reading before writing, and the restart, which ends the product, last. */
const ON_PRODUCT: Readonly<Record<string, (subject: Subject) => Promise<Row[]>>> = {
  nps: npsByUnitAndMonth,
  customer: customerPage,
  search,
  single: singleEvents,
  'hot-path': hotPath,
  ready: readyAfterStop,
};

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), ['intake', ...Object.keys(ON_PRODUCT)]);
  const rows: Row[] = [];
  const note = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  note(describeMachine());
  if (options.wants('intake')) {
    note('intake ...');
    rows.push(await validatedIntake(options));
  }
  const wanted = Object.entries(ON_PRODUCT).filter(([name]) => options.wants(name));
  if (wanted.length > 0) rows.push(...(await onProduct(options, wanted, note)));
  process.stdout.write(
    `${describeMachine()}\nseed ${SEED}${options.quick ? ', quick' : ''}\n\n${formatTable(rows)}\n`,
  );
  process.exitCode = rows.every((row) => row.ratio >= 1) ? 0 : 1;
}

async function onProduct(
  { quick, wants, keep }: BenchOptions,
  wanted: readonly (readonly [string, (subject: Subject) => Promise<Row[]>])[],
  note: (text: string) => void,
): Promise<Row[]> {
  const size = quick ? 0.1 : 1;
  const reads = wants('customer') || wants('ready');
  const sizes = {
    profiles: 1_000_000 * size,
    events: reads ? 10_000_000 * size : 0,
    answers: wants('nps') || wants('ready') ? 10_000_000 * size : 0,
  };
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'romashka-bench-')));
  const dataDir = join(folder, 'data');
  try {
    const from = performance.now();
    note(
      `filling ${inThousands(sizes.profiles)} profiles, ${inThousands(sizes.events)} events, ${inThousands(sizes.answers)} answers ...`,
    );
    await fillDataDir(dataDir, sizes);
    note(`  filled in ${Math.round((performance.now() - from) / 1000)} s`);
    const product = await startProduct({ ROMASHKA_DATA: dataDir });
    const subject: Subject = { product, credentials: product.credentials(), ...sizes, quick, seed: SEED };
    try {
      await ask(subject, '/api/v1/workspace', { eventLimit: NO_LIMIT });
      const rows: Row[] = [];
      for (const [name, measure] of wanted) {
        note(`${name} ...`);
        rows.push(...(await measure(subject)));
      }
      return rows;
    } finally {
      if (product.child.exitCode === null && product.child.signalCode === null) await stopProduct(product);
    }
  } finally {
    if (keep === null) await rm(folder, { recursive: true, force: true });
  }
}

await main();
