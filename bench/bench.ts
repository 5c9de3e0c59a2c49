import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Product, startProduct, stopProduct } from '../tests/product.ts';
import { ensureFilled } from './fill/ensure-filled.ts';
import { validatedIntake } from './intake/validated-intake.ts';
import { describeMachine } from './machine.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { customerPage } from './product/customer-page.ts';
import { dashboards } from './product/dashboards.ts';
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
  dashboards,
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
  const whole = keep !== null || wants('ready');
  const sizes = {
    profiles: 1_000_000 * size,
    events: whole || wants('customer') ? 10_000_000 * size : 0,
    answers: whole || wants('nps') || wants('dashboards') ? 10_000_000 * size : 0,
  };
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'romashka-bench-')));
  const dataDir = join(folder, 'data');
  let product: Product | null = null;
  const end = async (): Promise<void> => {
    if (product !== null && product.child.exitCode === null && product.child.signalCode === null)
      await stopProduct(product);
    if (keep === null) await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      end().then(
        () => process.exit(1),
        () => process.exit(1),
      );
    });
  try {
    await ensureFilled(dataDir, sizes, note);
    product = await startProduct({ ROMASHKA_DATA: dataDir });
    const subject: Subject = { product, credentials: product.credentials(), ...sizes, quick, seed: SEED };
    await ask(subject, '/api/v1/workspace', { eventLimit: NO_LIMIT });
    const rows: Row[] = [];
    for (const [name, measure] of wanted) {
      note(`${name} ...`);
      rows.push(...(await measure(subject)));
    }
    return rows;
  } finally {
    await end();
  }
}

await main();
