import { afterEach, describe, expect, it, vi } from 'vitest';
import { pythonSteps } from './pythonSteps.mjs';

const place = { root: '/checkout', logFolder: '/logs' };

describe('pythonSteps', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('runs in the environment', () => {
    const steps = pythonSteps({ python: '/cache/bin/python' }, place);
    expect(steps.map(({ command, cwd }) => [command, cwd])).toEqual(
      Array(3).fill(['/cache/bin/python', '/checkout/models']),
    );
  });

  it('skips with the reason why there is none', () => {
    vi.stubEnv('AMPULLA_REQUIRE_TRAINING', '');
    const steps = pythonSteps({ reason: 'no Python' }, place);
    expect(steps.map(({ skip }) => skip)).toEqual(Array(3).fill('no Python'));
  });

  it('fails instead where the tests are required', () => {
    vi.stubEnv('AMPULLA_REQUIRE_TRAINING', '1');
    const results = pythonSteps({ reason: 'no Python' }, place).map(({ judge }) => judge(0));
    expect(results.map(({ failures }) => failures.length)).toEqual([1, 1, 1]);
    expect(results[2].failures[0]).toContain('training tests');
    expect(results[2].failures[0]).toContain('no Python');
  });
});
