import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { readEncoderIds } from './encoderIds';

/** An encoder ends when its pictures do; from then on it may take so long to write what it has. Unit: ms. */
const endsWithinMs = 5000;
const lookEveryMs = 50;

/**
 * Waits until no encoder of a killed process writes into the folder any more, and kills one that hangs. A process
 * that got the same id meanwhile is left alone where the system tells what runs.
 */
export async function endLeftEncoders(folder: string): Promise<void> {
  for (const processId of await readEncoderIds(folder)) {
    const deadlineMs = performance.now() + endsWithinMs;
    while ((await writesInto(folder, processId)) && performance.now() < deadlineMs) {
      await setTimeout(lookEveryMs);
    }
    if (await writesInto(folder, processId)) {
      kill(processId);
      await setTimeout(lookEveryMs);
    }
  }
}

/** Whether this process is an encoder of the folder. Where nothing tells, it is none: its stdin has ended. */
async function writesInto(folder: string, processId: number): Promise<boolean> {
  try {
    return (await readFile(`/proc/${processId}/cmdline`, 'utf8')).includes(folder);
  } catch {
    return false;
  }
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
