import { describe, expect, it } from 'vitest';
import { busyCores } from './processUse';

const use = (pid: number, kind: string, cpuSeconds: number) => ({
  ...{ pid, kind, cpuSeconds },
  memoryMiB: 100,
});

describe('busyCores', () => {
  it('adds up what the processes of a kind used in between, with those that are new', () => {
    const before = { atMs: 1000, processes: [use(1, 'main', 5), use(2, 'helper', 1)] };
    const after = {
      atMs: 11_000,
      processes: [use(1, 'main', 9), use(2, 'helper', 2), use(3, 'helper', 3)],
    };
    expect(busyCores(before, after)).toEqual({ main: 0.4, helper: 0.4 });
  });
});
