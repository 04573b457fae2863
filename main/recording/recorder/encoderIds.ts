import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Process ids of the encoders that write into the folder; gone when the recording is closed. */
export const encoderIdsFile = 'encoders.json';

/** Keeps the process ids, so that the next start finds an encoder that was left behind. Never rejects. */
export async function keepEncoderIds(folder: string, processIds: readonly number[]): Promise<void> {
  const path = join(folder, encoderIdsFile);
  await writeFile(path, JSON.stringify(processIds)).catch(() => undefined);
}

/** Empty where nothing was kept. */
export async function readEncoderIds(folder: string): Promise<readonly number[]> {
  try {
    return z
      .array(z.int().positive())
      .parse(JSON.parse(await readFile(join(folder, encoderIdsFile), 'utf8')));
  } catch {
    return [];
  }
}

/** Never rejects. */
export async function forgetEncoderIds(folder: string): Promise<void> {
  await rm(join(folder, encoderIdsFile), { force: true }).catch(() => undefined);
}
