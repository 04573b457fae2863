const PLAIN_INTERVAL_MS = 5000; // without a terminal: a line every few seconds at most,
const SILENT_INTERVALS = 6; // and one every half minute while nothing new is to be told
const TERMINAL_INTERVAL_MS = 200;

/**
 * @typedef {object} Step one piece of work whose progress is shown
 * @property {(text: string) => void} update what is going on now; may be called as often as one likes
 * @property {(text?: string) => void} done ends the step with a line that stays
 * @property {(text: string) => void} fail ends the step with a line that stays
 */

/**
 * Starts a step and shows it with its elapsed time until it is ended.
 * @param {string} name
 * @param {NodeJS.WriteStream} [stream] default: stderr, so that stdout stays the command's own
 * @returns {Step}
 */
export function startStep(name, stream = process.stderr) {
  const live = Boolean(stream.isTTY) && !process.env.CI;
  const startedAtMs = performance.now();
  let text = '';
  let shown;
  let silentIntervals = 0;
  const line = (suffix) => `[${formatSeconds(performance.now() - startedAtMs)}] ${name}${suffix}`;
  const draw = () => {
    const next = line(text ? `: ${text}` : ' …');
    if (live) stream.write(`\r\x1b[2K${next.slice(0, (stream.columns ?? 80) - 1)}`);
    else if (text !== shown || ++silentIntervals >= SILENT_INTERVALS) {
      stream.write(`${next}\n`);
      silentIntervals = 0;
    }
    shown = text;
  };
  const timer = setInterval(draw, live ? TERMINAL_INTERVAL_MS : PLAIN_INTERVAL_MS);
  timer.unref();
  if (live) draw();
  const end = (suffix) => {
    clearInterval(timer);
    stream.write(`${live ? '\r\x1b[2K' : ''}${line(suffix)}\n`);
  };
  return {
    update: (next) => {
      text = next;
    },
    done: (result) => end(result ? `: ${result}` : ': done'),
    fail: (reason) => end(`: FAILED, ${reason}`),
  };
}

/**
 * @param {number} durationMs
 * @returns {string} like `  0.4 s` or ` 83.1 s`, seven characters up to 9999 s
 */
export function formatSeconds(durationMs) {
  return `${(durationMs / 1000).toFixed(1).padStart(6)} s`;
}

/**
 * @param {number} doneBytes
 * @param {number} [totalBytes] unknown when absent or 0
 * @returns {string} like `84 of 196 MB (43 %)`
 */
export function formatBytes(doneBytes, totalBytes) {
  const megabytes = (bytes) => Math.round(bytes / 1e6);
  if (!totalBytes) return `${megabytes(doneBytes)} MB`;
  const percent = Math.min(100, Math.floor((100 * doneBytes) / totalBytes));
  return `${megabytes(doneBytes)} of ${megabytes(totalBytes)} MB (${percent} %)`;
}
