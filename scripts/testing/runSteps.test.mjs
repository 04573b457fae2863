import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { preparation } from './quickSteps.mjs';
import { runLanes, runSteps } from './runSteps.mjs';

const logFolder = mkdtempSync(join(tmpdir(), 'ampulla-steps-'));
const script = (name, code, needs) => preparation(name, process.execPath, ['-e', code], needs);

const place = { root: tmpdir(), logFolder };
const run = (steps) => quietly(() => runSteps(steps, place));

async function quietly(work) {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const logged = vi.spyOn(console, 'log').mockReturnValue();
  try {
    const { results } = await work();
    return { results, shown: logged.mock.calls.flat().join('\n') };
  } finally {
    written.mockRestore();
    logged.mockRestore();
  }
}

describe('runSteps', () => {
  it('goes on after a failure, but not with what needs the failed step', async () => {
    const { results } = await run([
      script('first', 'process.exit(3)'),
      script('second', ''),
      script('third', '', ['first']),
    ]);
    const failures = results.map(({ failures: lines }) => lines);
    expect(failures).toEqual([['first: exit code 3'], [], ['third: not run, "first" failed']]);
  });

  it('shows what a failed step said and keeps it', async () => {
    const { shown } = await run([script('talks', 'console.log("why it failed"); process.exit(1)')]);
    expect(shown).toContain('why it failed');
    expect(readFileSync(join(logFolder, 'talks.log'), 'utf8')).toContain('why it failed');
  });

  it('ends a step that takes too long', async () => {
    const { results } = await run([
      { ...script('hangs', 'setInterval(() => {}, 1000)'), limitMs: 300 },
    ]);
    expect(results[0].failures).toEqual(['hangs: exit code 124']);
  });

  it('skips with a reason', async () => {
    const { results, shown } = await run([{ name: 'gpu', skip: 'no GPU' }]);
    expect(results[0].skips).toEqual([{ name: 'gpu', reason: 'no GPU' }]);
    expect(shown).toContain('SKIPPED gpu: no GPU');
  });

  it('runs lanes side by side, and knows afterwards what failed in each', async () => {
    // Each of these waits for the other's file
    const meet = (mine, other) =>
      script(
        mine,
        `const fs = require('node:fs'); fs.writeFileSync(${JSON.stringify(join(logFolder, mine))}, '');
         setInterval(() => fs.existsSync(${JSON.stringify(join(logFolder, other))}) && process.exit(${mine === 'left' ? 0 : 2}), 20)`,
      );
    const { results } = await quietly(async () => {
      const checks = await runLanes([[meet('left', 'right')], [meet('right', 'left')]], place);
      return runSteps([script('after', '', ['right'])], place, checks);
    });
    const failures = results.map(({ failures: lines }) => lines);
    expect(failures).toEqual([[], ['right: exit code 2'], ['after: not run, "right" failed']]);
  });
});
