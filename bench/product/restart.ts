import { type Product, startProduct, stopProduct } from '../../tests/product.ts';
import { inMs, median } from '../figures.ts';
import { atMost, type Row } from '../row.ts';
import type { Subject } from './subject.ts';

const TARGET_MS = 10_000;
const TURNS = 3;

/** From the start of the process to the answer "ready", after a stop by SIGTERM. Leaves the product stopped. */
export async function readyAfterStop(subject: Subject): Promise<Row[]> {
  const starts: number[] = [];
  const stops: number[] = [];
  const { dataDir } = subject.product;
  let product: Product = subject.product;
  for (let turn = 0; turn < TURNS; turn += 1) {
    stops.push(await millisecondsOf(stopProduct(product)));
    const started = startProduct({ ROMASHKA_DATA: dataDir });
    starts.push(await millisecondsOf(started));
    product = await started;
  }
  await stopProduct(product);
  return [
    {
      what: 'ready after a clean stop with that much data',
      measured: inMs(median(starts)),
      target: inMs(TARGET_MS),
      ratio: atMost(median(starts), TARGET_MS),
      notes: [
        `starts ${starts.map(inMs).join(', ')}; stops ${stops.map(inMs).join(', ')}, the first right after the load`,
      ],
    },
  ];
}

async function millisecondsOf(work: Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work;
  return performance.now() - from;
}
