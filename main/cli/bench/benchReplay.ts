import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { measureReplay, type ReplayFigures } from '../../bench/replay/measureReplay';
import { findFfmpeg } from '../../capture/findFfmpeg';
import type { CliContext } from '../command';

/** A recording has to be on the screen by then. Unit: ms. */
const longestOpeningMs = 1000;
/** Seeks go to the same frames in each run. */
const seed = 20_260_309;

/** Measures how fast a recording is read, without a window. @returns the exit code */
export async function benchReplay(folder: string, context: CliContext): Promise<number> {
  const loadBefore = loadavg()[0] ?? 0;
  const figures = await measureReplay({
    folder: resolve(context.workingFolder, folder),
    ffmpegPath: findFfmpeg({ env: context.environment }),
    random: randomFrom(seed),
    ...{ nowMs: context.nowMs, signal: context.signal },
    progress: (text) => context.errors.write(`${text} …\n`),
  });
  const { version, cores } = context;
  const head = { version, cores, loadBefore, loadAfter: loadavg()[0] ?? 0 };
  const isMet = figures.openingMs < longestOpeningMs;
  const bars = [
    { title: 'opening', value: figures.openingMs, below: longestOpeningMs, met: isMet },
  ];
  context.print(`${JSON.stringify({ ...figures, ...head, bars }, null, 2)}\n`);
  context.errors.write(table(figures, isMet));
  return isMet ? 0 : 1;
}

function table(figures: ReplayFigures, isMet: boolean): string {
  const { openingMs, seekP95Ms, stepP95Ms, decodedFramesPerSecond, stripsMs } = figures;
  const rows = [
    [isMet ? 'met' : 'MISSED', 'opening', `${openingMs.toFixed(0)} ms`, `< ${longestOpeningMs} ms`],
    ['', 'seek, p95', seekP95Ms === null ? 'none' : `${seekP95Ms.toFixed(0)} ms`, ''],
    ['', 'step, p95', stepP95Ms === null ? 'none' : `${stepP95Ms.toFixed(0)} ms`, ''],
    ['', 'decoding', `${decodedFramesPerSecond.toFixed(0)} fps`, ''],
    ['', 'strips', `${stripsMs.toFixed(0)} ms`, ''],
  ] as const;
  return rows
    .map(
      ([met, title, value, bar]) => `${met.padEnd(8)}${title.padEnd(14)}${value.padEnd(12)}${bar}`,
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Lehmer's generator (Park and Miller 1988): evenly spread enough for seeks. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
