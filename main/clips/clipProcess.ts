import { explanationOf } from '../../common/userFacingError';
import { giveIdlePriority } from '../processes/idlePriority';
import { connectToParent } from '../processes/processChannel';
import { isAbort } from './clipErrors';
import type { ClipJob, ClipOrder, ClipReport } from './clipMessages';
import { makeClip } from './makeClip';

/**
 * Makes one clip in a process of its own, at idle priority like every ffmpeg that it starts: a running procedure has
 * the processor whenever it wants it. Whoever started it ends it when it has reported.
 */
giveIdlePriority(process.pid);
const parent = connectToParent();
const stop = new AbortController();
/** Told so often at most. Unit: ms. */
const tellEveryMs = 200;

parent.onMessage((message) => {
  // Main is the only sender on this channel.
  const order = message as ClipOrder;
  if (order.kind === 'stop') stop.abort();
  else void run(order.job);
});
parent.onClosed(() => stop.abort());

async function run(job: ClipJob): Promise<void> {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  const tell = (done: number, total: number): void => {
    if (performance.now() - toldAtMs < tellEveryMs && done < total) return;
    toldAtMs = performance.now();
    report({ kind: 'progress', done, total });
  };
  try {
    report({ kind: 'done', frames: await makeClip(job, tell, stop.signal) });
  } catch (error) {
    // Whoever stopped it knows why it ends.
    if (isAbort(error)) process.exit(0);
    report({ kind: 'failed', explanation: explanationOf(error) });
  }
}

function report(message: ClipReport): void {
  parent.send(message);
}
