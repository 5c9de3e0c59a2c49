import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'packs/*/src/**/*.test.ts',
      'tests/**/*.test.ts',
      'stories/**/*.test.ts',
    ],
    environment: 'node',
    pool: 'forks',
    // Many files start PostgreSQL and the facts engine of their own: two at a time keep two cores busy.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 180_000,
    teardownTimeout: 20_000,
  },
});
