import type { Credentials } from '../../packages/server/src/first-start.ts';
import type { Product } from '../../tests/product.ts';

/** The product that is measured, with what was filled into it. */
export interface Subject {
  readonly product: Product;
  readonly credentials: Credentials;
  readonly profiles: number;
  readonly events: number;
  readonly answers: number;
  readonly quick: boolean;
  readonly seed: number;
}

/** Asks the API with the owner's token; throws when it refuses. */
export async function ask<T>(subject: Subject, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${subject.product.url}${path}`, {
    method: body === undefined ? 'GET' : 'PATCH',
    headers: {
      authorization: `Bearer ${subject.credentials.apiToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** Milliseconds that `work` takes, `times` in turn, after a few that are not counted. */
export async function timed(times: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const uncounted = Math.min(5, times);
  const taken: number[] = [];
  for (let turn = 0; turn < times + uncounted; turn += 1) {
    const from = performance.now();
    await work(turn);
    if (turn >= uncounted) taken.push(performance.now() - from);
  }
  return taken;
}
