import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { aliveIntervalMs, type BenchMessage, type BenchRequest } from '../../bench/benchMessages';
import type { Measurement } from '../../bench/measurement';
import { CliError, InterruptedError } from '../cliErrors';
import type { CliContext } from '../command';
import type { BenchRuntime } from './benchRuntime';
import { readMessage } from './readMessage';
import { Silence } from './silence';

/** A main process that is silent for so long hangs, however loaded the machine. */
const longestSilenceMs = 12 * aliveIntervalMs;
/** What the application may take to end its processes before it is killed. */
const goodbyeMs = 3500;
const keptErrorCharacters = 2000;

/** What is asked, but for the folder, which is made here. */
export type BenchWish = Omit<BenchRequest, 'scratchFolder'>;

/** Hears how far the bench is. */
export type OnBenchMessage = (message: BenchMessage) => void;

/**
 * Starts the application with a user's folder of its own, lets it measure and ends it.
 * @throws CliError with the application's own words when it fails or ends early; InterruptedError
 */
export async function runInApplication(
  runtime: BenchRuntime,
  wish: BenchWish,
  context: CliContext,
  onMessage: OnBenchMessage,
): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'ampulla-bench-'));
  try {
    const userFolder = join(folder, 'user');
    await mkdir(userFolder);
    const requestPath = join(folder, 'request.json');
    await writeFile(requestPath, JSON.stringify({ ...wish, scratchFolder: folder }));
    const run = new ApplicationRun(runtime, requestPath, {
      ...context.environment,
      AMPULLA_USER_DATA: userFolder,
    });
    return await run.result(onMessage, context.signal);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One start of the application as a bench. Its end is the end of its process. */
class ApplicationRun {
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly ended: Promise<string>;
  private errorText = '';
  private outcome: Measurement | Error | null = null;

  constructor(
    { executable, words }: BenchRuntime,
    requestPath: string,
    environment: NodeJS.ProcessEnv,
  ) {
    // The application ends with its standard input, so that it never outlives this process.
    this.child = spawn(executable, [...words, '--no-source', `--bench=${requestPath}`], {
      env: environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdin.on('error', () => undefined);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errorText = (this.errorText + text).slice(-keptErrorCharacters);
    });
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(`could not be started: ${error.message}`));
      this.child.once('close', (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`));
    });
  }

  async result(onMessage: OnBenchMessage, signal: AbortSignal): Promise<Measurement> {
    const silence = new Silence(longestSilenceMs, () =>
      this.settle(new CliError('The application does not answer any more; it was ended.')),
    );
    const interrupt = (): void => this.settle(new InterruptedError());
    signal.addEventListener('abort', interrupt, { once: true });
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      silence.wasBroken();
      this.take(line, onMessage);
    });
    if (signal.aborted) interrupt();
    const end = await this.ended;
    silence.dispose();
    signal.removeEventListener('abort', interrupt);
    return this.outcomeAt(end);
  }

  private take(line: string, onMessage: OnBenchMessage): void {
    const message = readMessage(line);
    if (message === null) return;
    onMessage(message);
    if (message.type === 'measured') this.settle(message.measurement);
    if (message.type === 'failed') this.settle(new CliError(message.message));
  }

  /** The first outcome counts; after it the application has a moment to end. */
  private settle(outcome: Measurement | Error): void {
    if (this.outcome !== null) return;
    this.outcome = outcome;
    this.child.stdin.end();
    if (outcome instanceof Error) this.child.kill('SIGTERM');
    setTimeout(() => this.child.kill('SIGKILL'), goodbyeMs).unref();
  }

  private outcomeAt(end: string): Measurement {
    const { outcome } = this;
    if (outcome instanceof Error) throw outcome;
    if (outcome !== null) return outcome;
    const words = this.errorText.trim();
    throw new CliError(
      `The application ${end} before the bench was done.${words === '' ? '' : ` Its last words:\n${words}`}`,
    );
  }
}
