import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runKills } from './run-kills.ts';

test('20 kills of server, PostgreSQL and facts engine under load: nothing acknowledged is lost, nothing is doubled', async ({
  skip,
}) => {
  if (!existsSync('/proc/self/stat')) skip('processes are found by /proc, which is not here');
  const figures = await runKills({ kills: 20, seed: 20_260_522 });
  expect(figures).toMatchObject({ lost: 0, doubled: 0, faults: [] });
  expect(figures.stored).toBe(figures.sent);
  expect(figures.acknowledged).toBe(figures.sent);
  // A run that sent next to nothing, or in which nobody noticed the kills, would prove nothing.
  expect(figures.sent).toBeGreaterThan(500);
  expect(figures.repeats).toBeGreaterThan(20);
  expect(figures.kills).toEqual({ server: 4, postmaster: 4, backend: 4, facts: 4, everything: 4 });
});
