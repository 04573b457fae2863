import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Box } from '../../../../common/geometry';
import { CliError } from '../../cliErrors';

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** What a truth file must have; docs/phantom.md describes the demo's. More fields are let pass. */
const truthSchema = z.object({
  fps: z.number().positive(),
  frames: z
    .array(z.object({ frameId: z.int().nonnegative(), box: box.nullable() }))
    .min(1)
    .refine(
      (frames) => frames.every(({ frameId }, index) => frameId === index),
      'must hold every frame once, counted from 0',
    ),
});

/** Where the papilla is in each frame of a video. */
export interface VideoTruth {
  readonly framesPerSecond: number;
  /** One entry a frame: whether there is a box. */
  readonly inView: readonly boolean[];
}

/** The same with the boxes. */
export interface BoxedTruth extends VideoTruth {
  /** One entry a frame, in pixels of the video's frame; null where the papilla is not in view. */
  readonly boxes: readonly (Box | null)[];
}

/**
 * Reads a truth file.
 * @throws CliError that names the file and what is wrong with it
 */
export async function readTruth(path: string): Promise<BoxedTruth> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CliError(`The truth ${path} cannot be read: ${reasonOf(error)}`);
  });
  const parsed = truthSchema.safeParse(parseJson(text, path));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw new CliError(
      `The truth ${path} is no truth file: field ${field} ${issue?.message ?? ''}`,
    );
  }
  const { fps, frames } = parsed.data;
  const boxes = frames.map((frame) => frame.box);
  return { framesPerSecond: fps, boxes, inView: boxes.map((trueBox) => trueBox !== null) };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`The truth ${path} is no JSON: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
