import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CaseVerdict, judgeCases } from '../../bench/cases/caseFigures';
import { measureCases } from '../../bench/cases/measureCases';
import { forkInNode } from '../../processes/forkInNode';
import type { CliContext } from '../command';

/** As many as the project's bars speak of. */
const cases = 20_000;

/** Measures the case store without a window. @returns the exit code */
export async function benchCases(context: CliContext): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ampulla-bench-cases-'));
  const loadBefore = loadavg()[0] ?? 0;
  const entry = join(dirname(context.inferenceEntry), 'caseStoreProcess.js');
  try {
    const figures = await measureCases({
      ...{ folder: join(folder, 'cases'), cases, nowMs: context.nowMs, signal: context.signal },
      fork: () => forkInNode(entry),
      progress: (text) => context.errors.write(`${text} …\n`),
    });
    const bars = judgeCases(figures);
    const { version, cores } = context;
    const head = { version, cores, loadBefore, loadAfter: loadavg()[0] ?? 0 };
    context.print(`${JSON.stringify({ ...figures, ...head, bars }, null, 2)}\n`);
    context.errors.write(bars.map(barLine).join(''));
    return bars.every(({ met }) => met) ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function barLine({ met, title, value, below }: CaseVerdict): string {
  const figure = value === null ? 'none' : `${value.toFixed(1)} ms`;
  return `${(met ? 'met' : 'MISSED').padEnd(8)}${title.padEnd(26)}${figure.padEnd(12)}< ${below} ms\n`;
}
