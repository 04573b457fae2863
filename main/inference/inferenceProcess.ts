import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type InferenceReport, inferenceRequestSchema } from './inferenceProtocol';
import { idleArgument } from '../processes/idlePriority';
import { connectToParent } from '../processes/processChannel';

/*
 * Entry of the inference process. ONNX Runtime blocks its thread while it runs and may abort the
 * process, so it lives in a worker thread of a process of its own; this thread only passes messages
 * on and answers heartbeats.
 */

/** Enough for one message to leave the process. */
const crashReportedWithinMs = 1000;

// Where cores are scarce the picture goes first: the AI's own rate is what may suffer. Threads inherit it.
const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
setPriority(process.argv.includes(idleArgument) ? PRIORITY_LOW : PRIORITY_BELOW_NORMAL);
const channel = connectToParent();
const worker = new Worker(join(dirname(fileURLToPath(import.meta.url)), 'inferenceWorker.js'));

function report(message: InferenceReport): void {
  channel.send(message);
}

function handleMessage(message: unknown): void {
  const request = inferenceRequestSchema.parse(message);
  switch (request.type) {
    case 'ping':
      report({ type: 'pong', sequence: request.sequence });
      return;
    case 'predict': {
      // What arrives may be a view into a larger shared chunk: copy once, then move.
      const pixels = new Uint8Array(request.frame.pixels);
      const frame = { ...request.frame, pixels };
      worker.postMessage({ ...request, frame }, [pixels.buffer]);
      return;
    }
    case 'start':
    case 'stop':
      worker.postMessage(request);
  }
}

// A terminal sends Ctrl+C to the whole group; the parent decides when this process stops.
process.on('SIGINT', () => undefined);
channel.onMessage(handleMessage);
channel.onClosed(() => worker.postMessage({ type: 'stop' }));
worker.on('message', (message: unknown) => channel.send(message));
worker.once('error', (error) => {
  // The parent ends this process when it hears it; without a parent it ends itself.
  worker.removeAllListeners('exit');
  report({ type: 'crashed', message: error.message });
  setTimeout(() => process.exit(1), crashReportedWithinMs);
});
// Only when the worker is gone: an exit during a run would abort the process.
worker.on('exit', (code) => process.exit(code));
report({ type: 'online' });
