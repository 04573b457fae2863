import { afterAll, afterEach, beforeAll } from 'vitest';
import { TestStores } from './testStore';

/** Stores for the tests of one file: built before the first, deleted after each. @param limitMs for the build; vitest's own unless given */
export function useTestStores(limitMs?: number): TestStores {
  const stores = new TestStores();
  beforeAll(() => stores.build(), limitMs);
  afterEach(() => stores.clear());
  afterAll(() => stores.dispose());
  return stores;
}
