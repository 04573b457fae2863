import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchMessage } from '../../bench/benchMessages';
import { aMeasurement } from '../../bench/fixtures/measurements';
import { isAlive, until } from '../../capture/testKit';
import type { CliContext } from '../command';
import { benchRuntime } from './benchRuntime';
import { runInApplication } from './runInApplication';

const application = fileURLToPath(new URL('../fixtures/standInApplication.mjs', import.meta.url));
const wish = {
  phaseMs: 2000,
  rounds: 1,
  memoryMs: 6000,
  recording: false,
  difficulty: { kind: 'off' as const },
  packFolder: '/packs/tiny',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-stand-in-'));
});
afterAll(() => rm(folder, { recursive: true }));

function run(behaviour: string, environment: Record<string, string> = {}) {
  const stop = new AbortController();
  const messages: BenchMessage[] = [];
  const context: CliContext = {
    ...{ version: '1', resourceRoot: '/', inferenceEntry: '/', workingFolder: '/', cores: 2 },
    environment: { ...process.env, ...environment },
    nowMs: () => performance.now(),
    print: () => undefined,
    errors: { isTerminal: false, write: () => undefined },
    signal: stop.signal,
  };
  const runtime = { executable: process.execPath, words: [application, behaviour] };
  const result = runInApplication(runtime, wish, context, (message) => messages.push(message));
  return { stop, messages, result };
}

describe('runInApplication', () => {
  it('gives what was measured, and passes progress on but not what others print', async () => {
    const measurement = aMeasurement();
    const said = JSON.stringify(measurement);
    const { result, messages } = run('measure', { STAND_IN_MEASUREMENT: said });
    expect(await result).toEqual(measurement);
    expect(messages.map(({ type }) => type)).toEqual(['progress', 'measured']);
    expect(messages[0]).toEqual({ type: 'progress', text: 'phases of 2000 ms' });
  });

  it('says why the bench failed in the application’s own words', async () => {
    await expect(run('fail').result).rejects.toThrow('The demo has no frame.');
  });

  it('says that the application crashed, with its last words', async () => {
    const message = /ended with code 139 before the bench was done.*\n.*said the driver/;
    await expect(run('crash').result).rejects.toThrow(message);
  });

  it('refuses a measurement without its parts', async () => {
    const { result } = run('measure', { STAND_IN_MEASUREMENT: '{"threads":1}' });
    await expect(result).rejects.toThrow('cannot be read');
  });

  it('ends the application and removes its folder when the user stops the command', async () => {
    const noted = join(folder, 'pid');
    const { stop, result } = run('wait', { STAND_IN_PID_FILE: noted });
    await until(() => existsSync(noted));
    const [pid, scratchFolder] = (await readFile(noted, 'utf8')).split('\n');
    expect(existsSync(String(scratchFolder))).toBe(true);
    stop.abort();
    await expect(result).rejects.toThrow('Interrupted');
    expect(isAlive(Number(pid))).toBe(false);
    expect(existsSync(String(scratchFolder))).toBe(false);
  });

  it('says what is missing where the application cannot be started', () => {
    expect(() => benchRuntime({})).toThrow('npm run --silent ampulla -- bench');
    expect(() => benchRuntime({ AMPULLA_APPLICATION: 'electron' })).toThrow('was not said');
  });
});
