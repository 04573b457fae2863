import { loadavg } from 'node:os';
import { judge } from './bench/bars';
import { benchOptionKinds, parseBenchOptions, type BenchOptions } from './bench/benchOptions';
import { reportText, type Surroundings } from './bench/benchReport';
import { figuresOf } from './bench/figures';
import { measure } from './bench/measure';
import type { CliContext, Command } from './command';
import { choosePack } from './packFolders';

const help = `Measures the live path on the bundled demo, without a window, against the project's bars.

Usage: npm run --silent ampulla -- bench [--seconds N] [--pack ID] [--json]

  --seconds N  length of each measured phase, 2 to 600; 10 when it is left out
  --pack ID    the model pack; the first that verifies when it is left out
  --json       prints one JSON object: figures, bars, and all raw values

Phases of one run: inference alone; live path without and with AI, twice in turn; AI killed; the thread
that reads frames held as an inference on it would (must look bad, or the measure sees nothing);
inference alone again. It takes about six times N and half a minute. docs/performance.md explains the figures.

Progress goes to stderr. Exit code: 0, 1 when a bar is missed or for a failure, 2 for a wrong command,
130 when interrupted.
`;

/** `bench`: figures of the live path against their bars */
export const benchCommand: Command = {
  name: 'bench',
  summary: 'measures the live path on the demo against the bars of the project',
  help,
  options: benchOptionKinds,
  run: (words, context) => bench(parseBenchOptions(words), context),
};

async function bench(
  { phaseMs, packId, json }: BenchOptions,
  context: CliContext,
): Promise<number> {
  const pack = await choosePack(packId, context);
  const loadBefore = loadAverage();
  const measurement = await measure(pack, phaseMs, context);
  const figures = figuresOf(measurement);
  const verdicts = judge(figures);
  const { version, cores } = context;
  const surroundings: Surroundings = { version, cores, loadBefore, loadAfter: loadAverage() };
  if (json) {
    const { provider } = measurement.model;
    const result = { provider, ...figures, bars: verdicts, ...surroundings, raw: measurement };
    context.print(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    context.print(reportText(measurement, figures, verdicts, surroundings));
  }
  return verdicts.every(({ met }) => met) ? 0 : 1;
}

/** Processes that ran or waited, on average over the last minute. */
function loadAverage(): number {
  return loadavg()[0] ?? 0;
}
