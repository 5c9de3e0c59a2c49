import type { Product } from '../../tests/product.ts';

/** Figures of the server process, as it tells them itself. */
export interface ProcessFigures {
  readonly cpuSeconds: number;
  readonly residentMb: number;
  readonly outboxRows: number;
}

export async function readProcess(product: Product): Promise<ProcessFigures> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}(?:\\{\\})? ([\\d.e+]+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    cpuSeconds: figure('process_cpu_seconds_total'),
    residentMb: figure('process_resident_memory_bytes') / 1024 ** 2,
    outboxRows: figure('romashka_outbox_rows'),
  };
}
