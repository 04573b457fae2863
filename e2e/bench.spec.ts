import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkoutRoot } from './fixtures/runtime';

/** What others read from the bench's one JSON object. */
const keys = [
  'predictionsPerBare',
  'intervalP95OnOverOff',
  'intervalP95NegativeControl',
  'displayedOverCaptured720',
  'displayedOverCaptured1080',
  'overlayAgeFramesP95',
  'overlayAgeBoundFrames',
  'staleDrawn',
  'captureLagFrames',
  'eventLoopDelayP99Ms',
];

test('the bench measures inside the window and sees what is bad', async () => {
  test.setTimeout(240_000);
  const short = ['--seconds', '2', '--rounds', '1', '--memory-minutes', '0.1'];
  const { code, stdout, stderr } = await ampulla('bench', ...short);
  // Phases this short on a machine with other work are not judged; a bench that fails has no figures.
  expect([0, 1], stderr).toContain(code);
  const figures = JSON.parse(stdout) as Record<string, unknown>;
  for (const key of keys) expect(figures[key], key).toEqual(expect.any(Number));
  expect(figures).toHaveProperty('memorySlopeMiBPerMinute');
  expect(figures['provider']).toBe('cpu');
  expect(figures['captureLagFrames']).toBe(0);
  expect(figures['captureLagFramesInterlaced']).toBe(1);
  expect(Number(figures['drawnOnFrames'])).toBeGreaterThan(0);
  expect(Number(figures['intervalP95NegativeControl'])).toBeGreaterThan(
    Number(figures['intervalP95OnOverOff']),
  );
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function ampulla(...words: readonly string[]): Promise<Outcome> {
  const script = join(checkoutRoot, 'scripts', 'ampulla.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
