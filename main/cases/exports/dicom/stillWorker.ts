import { parentPort } from 'node:worker_threads';
import { derivedIds } from '../record/derivedIds';
import type { StillAnswer, StillJob } from './stillMessages';
import { stillObject } from './stillObject';

/** Decodes and writes stills in a thread of its own: some megabytes each, which would make the picture wait. */
parentPort?.on('message', ({ subject, seed, png }: StillJob) => {
  parentPort?.postMessage(answerTo({ subject, seed, png }));
});

function answerTo({ subject, seed, png }: StillJob): StillAnswer {
  try {
    return { object: stillObject({ ...subject, ids: derivedIds(seed) }, png) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
