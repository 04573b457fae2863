import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{main,common,renderer,preload}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    environment: 'node',
    testTimeout: 30_000,
    // Of two cores Vitest would use one; many tests wait for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
