import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{main,common,renderer,preload}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
