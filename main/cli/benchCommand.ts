import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { judge, missedBars } from '../bench/bars';
import type { BenchMessage, BenchRequest } from '../bench/benchMessages';
import { figuresOf } from '../bench/figures';
import { benchCases } from './bench/benchCases';
import { benchReplay } from './bench/benchReplay';
import { benchOptionKinds, parseBenchOptions, type BenchOptions } from './bench/benchOptions';
import { reportText, type Surroundings } from './bench/benchReport';
import { type BenchRuntime, benchRuntime } from './bench/benchRuntime';
import { runInApplication } from './bench/runInApplication';
import type { CliContext, Command } from './command';
import { difficultyOff } from './difficultyAnalysis';
import { chooseDifficultyPack, choosePack } from './packFolders';

const help = `Measures the live path inside the running application and judges it by the project's bars.

Usage: npm run --silent ampulla -- bench [--seconds N] [--rounds N] [--memory-minutes M]
                                         [--pack ID] [--difficulty ID] [--provider NAME]
                                         [--checkpoint FILE] [--recording] [--raw]
       npm run --silent ampulla -- bench --cases
       npm run --silent ampulla -- bench --replay FOLDER

  --seconds N         length of each measured phase, 2 to 600; 10 when it is left out
  --rounds N          how often all states are measured in turn; 2 when it is left out
  --memory-minutes M  how long the memory is watched, 0.1 to 600; 1 when it is left out. It is judged
                      from 20 on
  --pack ID           the model pack; papilla-lite when it is left out
  --difficulty ID     estimates the difficulty with this model pack wherever the AI is on, or with none: off;
                      as the application does by itself when it is left out
  --provider NAME     where the model runs: cuda, dml, coreml, webgpu or cpu; the first that works when
                      it is left out
  --checkpoint FILE   holds what is measured so far, written anew every minute
  --recording         records meanwhile, and measures the recorder as well
  --raw               prints every raw value as well
  --cases             measures the case store instead, without a window: list, search, acknowledging an
                      event, check and backup of 20,000 made-up cases; some minutes, no other option counts
  --replay FOLDER     measures instead how fast the recording in a folder is opened, sought, stepped and
                      decoded, without a window; no other option counts

It opens the application's window (on a virtual display where there is none) with settings of its own,
plays the bundled demo and clips made of it, and switches the AI on and off in turn. docs/performance.md
explains phases and figures. With N at 10 it takes about four minutes beside the memory.

One JSON object goes to stdout; progress and a table for people go to stderr. Exit code: 0, 1 when a bar
is missed or for a failure, 2 for a wrong command, 130 when interrupted.
`;

/** `bench`: figures of the live path against their bars */
export const benchCommand: Command = {
  name: 'bench',
  summary: 'measures the live path in the application’s window against the bars of the project',
  help,
  options: benchOptionKinds,
  run: (words, context) => {
    const options = parseBenchOptions(words);
    if (options.replay !== null) return benchReplay(options.replay, context);
    return options.cases ? benchCases(context) : bench(options, context);
  },
};

async function bench(options: BenchOptions, context: CliContext): Promise<number> {
  const runtime = benchRuntime(context.environment);
  const { folder: packFolder } = await choosePack(options.packId, context);
  const loadBefore = loadAverage();
  const { phaseMs, rounds, memoryMs, recording, provider } = options;
  const measurement = await runInApplication(
    provider === null ? runtime : withProvider(runtime, provider),
    {
      ...{ phaseMs, rounds, memoryMs, packFolder, recording },
      difficulty: await difficultyWish(options, context),
    },
    context,
    (message) => follow(message, options, context),
  );
  const figures = figuresOf(measurement);
  const verdicts = judge(figures);
  const { version, cores } = context;
  const surroundings: Surroundings = { version, cores, loadBefore, loadAfter: loadAverage() };
  const { runtime: measuredOn, threads, model, difficulty } = measurement;
  const head = {
    provider: model.provider,
    model,
    difficulty,
    threads,
    runtime: measuredOn,
    ...surroundings,
  };
  const raw = options.raw ? { raw: measurement } : {};
  context.print(`${JSON.stringify({ ...figures, ...head, bars: verdicts, ...raw }, null, 2)}\n`);
  context.errors.write(reportText(measurement, figures, verdicts, surroundings));
  return missedBars(verdicts).length === 0 ? 0 : 1;
}

/** @throws as {@link chooseDifficultyPack} */
async function difficultyWish(
  { difficulty }: BenchOptions,
  context: CliContext,
): Promise<BenchRequest['difficulty']> {
  if (difficulty === null) return { kind: 'asSet' };
  const pack =
    difficulty === difficultyOff ? null : await chooseDifficultyPack(difficulty, context);
  return pack === null ? { kind: 'off' } : { kind: 'pack', folder: pack.folder };
}

function withProvider({ executable, words }: BenchRuntime, provider: string): BenchRuntime {
  return { executable, words: [...words, `--provider=${provider}`] };
}

/** Says how far it is, and keeps what there is. */
function follow(message: BenchMessage, { checkpoint }: BenchOptions, context: CliContext): void {
  if (message.type === 'progress') context.errors.write(`${message.text} …\n`);
  if (message.type !== 'checkpoint' || checkpoint === null) return;
  const path = resolve(context.workingFolder, checkpoint);
  writeFile(path, `${JSON.stringify(message.measurement)}\n`).catch((error: unknown) =>
    context.errors.write(`The checkpoint could not be written: ${String(error)}\n`),
  );
}

/** Processes that ran or waited, on average over the last minute. */
function loadAverage(): number {
  return loadavg()[0] ?? 0;
}
