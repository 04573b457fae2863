import { defineConfig } from '@playwright/test';

/**
 * One application at a time: two cores carry one picture with its model, and the pedal's key belongs
 * to the whole display.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  projects: [
    { name: 'built', testIgnore: /packed\.spec\.ts/ },
    { name: 'packed', testMatch: /packed\.spec\.ts/ },
  ],
});
