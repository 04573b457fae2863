import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Size } from '../../common/geometry';
import { readSoak } from '../bench/soak/readSoak';
import { judgeSoak, soakFigures, type SoakVerdict } from '../bench/soak/soakFigures';
import { soakRecording } from '../bench/soak/soakRecording';
import { findFfmpeg } from '../capture/findFfmpeg';
import { InterruptedError, UsageError } from './cliErrors';
import type { CliContext, Command } from './command';
import type { CommandWords } from './commandWords';

const help = `Records for long with the application's recorder, and looks whether memory and pictures stay as they are.

Usage: npm run --silent ampulla -- soak [--minutes M] [--speed N] [--lines N] [--folder DIR]

  --minutes M   length of the recording, 1 to 600; 120 when it is left out
  --speed N     times as fast as real at most, 1 to 1000; 1000 when it is left out, which is as fast as the
                encoder takes pictures
  --lines N     height of the made-up pictures, 48 to 1080, of 16:9; 180 when it is left out
  --folder DIR  where the recording is made, and removed afterwards; the system's folder for such things
                when it is left out

Pictures carry their numbers; all of them are decoded at the end and compared with frames.bin and the
predictions. docs/performance.md explains the figures. Memory is judged from an hour on.

One JSON object goes to stdout, progress and a table to stderr. Exit code: 0, 1 when a bar is missed or for
a failure, 2 for a wrong command, 130 when interrupted.
`;

/** `soak`: a long recording in a short time */
export const soakCommand: Command = {
  name: 'soak',
  summary: 'records for hours in minutes, and looks for growth and drift',
  help,
  options: { minutes: 'value', speed: 'value', lines: 'value', folder: 'value' },
  run: soak,
};

async function soak(words: CommandWords, context: CliContext): Promise<number> {
  const { minutes, speed, size, parent } = parseSoakOptions(words);
  const { version, environment, signal, errors } = context;
  const ffmpegPath = findFfmpeg({ env: environment });
  const root = await mkdtemp(join(parent, 'ampulla-soak-'));
  const loadBefore = loadavg()[0] ?? 0;
  const progress = (text: string): void => errors.write(`${text} …\n`);
  try {
    const run = await soakRecording({
      ...{ ffmpegPath, root, version, minutes, speed, size, signal, progress },
    });
    progress('Decoding everything');
    const figures = soakFigures(run, await readSoak(run.folder, ffmpegPath));
    const bars = judgeSoak(figures);
    const around = { version, loadBefore, loadAfter: loadavg()[0] ?? 0 };
    context.print(
      `${JSON.stringify({ minutes, ...size, ...figures, ...around, bars }, null, 2)}\n`,
    );
    errors.write(bars.map(barLine).join(''));
    return bars.some(({ met }) => met === false) ? 1 : 0;
  } catch (error) {
    if (signal.aborted) throw new InterruptedError();
    throw error;
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface SoakOptions {
  readonly minutes: number;
  readonly speed: number;
  readonly size: Size;
  readonly parent: string;
}

/** @throws UsageError that names what does not fit */
export function parseSoakOptions({ positionals, values }: CommandWords): SoakOptions {
  const [superfluous] = positionals;
  if (superfluous !== undefined) throw new UsageError(`soak takes no ${superfluous}.`);
  const whole = (name: string, from: number, to: number, otherwise: number): number => {
    const text = values.get(name) ?? String(otherwise);
    const value = /^\d{1,4}$/u.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw new UsageError(`--${name} ${text} is not a whole number from ${from} to ${to}.`);
  };
  const height = Math.floor(whole('lines', 48, 1080, 180) / 2) * 2;
  return {
    minutes: whole('minutes', 1, 600, 120),
    speed: whole('speed', 1, 1000, 1000),
    size: { width: Math.round((height * 16) / 9 / 2) * 2, height },
    parent: values.get('folder') ?? tmpdir(),
  };
}

function barLine({ title, value, limit, unit, met }: SoakVerdict): string {
  const word = met === null ? 'short' : met ? 'met' : 'MISSED';
  const figure = value === null ? 'none' : Number(value.toFixed(3)).toString();
  return `${word.padEnd(8)}${title.padEnd(40)}${figure.padStart(8)} <= ${limit} ${unit}\n`;
}
