import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { app, type BrowserWindow } from 'electron';
import { executionProviders } from '../../../common/prediction';
import { AiWatch } from '../../bench/aiWatch';
import {
  aliveIntervalMs,
  type BenchMessage,
  type BenchRequest,
  benchRequestSchema,
} from '../../bench/benchMessages';
import { makeSources } from '../../bench/benchSources';
import { LiveRecorder } from '../../bench/liveRecorder';
import { LiveRig } from '../../bench/liveRig';
import { measure } from '../../bench/measure';
import type { RecorderHand } from '../../bench/recorderHand';
import { findFfmpeg } from '../../capture/findFfmpeg';
import { InferenceClient } from '../../inference/inferenceClient';
import { loadAmpullaPack, loadDifficultyPack, type AmpullaPack } from '../../inference/modelPacks';
import { threadsBesidePicture } from '../../inference/threads';
import type { LivePipeline } from '../../pipeline/livePipeline';
import { forkInUtilityProcess } from '../forkInUtilityProcess';
import { handleCommand, sendEvent } from '../ipcMainTyped';
import { readUse } from './readUse';

export interface BenchModeOptions {
  /** File that the command line wrote. */
  readonly requestPath: string;
  readonly window: BrowserWindow;
  readonly resourceRoot: string;
  readonly inferenceEntry: string;
  /** Execution provider as the command line names it; null for the first that works. */
  readonly provider: string | null;
  readonly nowMs: () => number;
}

/** What a bench drives in the person's place. */
export interface BenchedApplication {
  readonly livePipeline: LivePipeline;
  readonly recorder: RecorderHand;
}

/**
 * The application as a bench: in the person's place it opens sources, switches the AI and kills it,
 * and listens to what the page says that it drew. Only the launch argument `--bench` leads here; no
 * command of the page does. Results go to the standard output, for the command line to judge.
 */
export class BenchMode {
  /** The application lets this one see its AI. */
  readonly aiWatch = new AiWatch();
  private readonly options: BenchModeOptions;
  private readonly lost = new AbortController();

  constructor(options: BenchModeOptions) {
    this.options = options;
    const lose = (reason: string): void => this.lost.abort(new Error(reason));
    const { window } = options;
    window.once('closed', () => lose('The window of the bench was closed.'));
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      lose(`The page of the bench ended (${reason}).`),
    );
    // Without the command line there is nobody to measure for.
    process.stdin.once('end', () => app.quit()).resume();
    process.once('uncaughtException', (error) => lose(error.message));
  }

  /** Measures, says the result and quits. */
  async run(application: BenchedApplication): Promise<void> {
    const alive = setInterval(() => void this.tell({ type: 'alive' }), aliveIntervalMs);
    try {
      await this.tell(await Promise.race([this.measure(application), this.loss()]));
    } catch (error) {
      await this.tell(failure(error));
    } finally {
      clearInterval(alive);
      app.quit();
    }
  }

  private async measure(application: BenchedApplication): Promise<BenchMessage> {
    const { requestPath } = this.options;
    const request = benchRequestSchema.parse(JSON.parse(readFileSync(requestPath, 'utf8')));
    const ffmpegPath = findFfmpeg({ env: process.env });
    const rig = this.createRig(application, request);
    await chooseDifficulty(rig.pipeline, request);
    rig.say('Clips are made');
    const measurement = await measure(rig, {
      pack: await loadAmpullaPack(request.packFolder),
      sources: await this.makeSources(request, ffmpegPath),
      ...{ phaseMs: request.phaseMs, rounds: request.rounds, memoryMs: request.memoryMs },
      ffmpegPath,
      cores: availableParallelism(),
      runtime: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`,
      onCheckpoint: (soFar) => void this.tell({ type: 'checkpoint', measurement: soFar }),
    });
    return { type: 'measured', measurement };
  }

  private createRig(
    { livePipeline: pipeline, recorder: hand }: BenchedApplication,
    request: BenchRequest,
  ): LiveRig {
    const { nowMs } = this.options;
    const recorder = new LiveRecorder({ nowMs, originMs: performance.timeOrigin });
    handleCommand('bench:report', (report) => {
      recorder.take(report);
      return undefined;
    });
    const rig = new LiveRig({
      ...{ pipeline, recorder, nowMs },
      ai: this.aiWatch,
      recording: request.recording ? hand : null,
      readUse: () => readUse(nowMs, hand.load?.processIds ?? []),
      createClient: (pack) => this.createClient(pack),
      say: (phase) => this.say(phase),
    });
    this.lost.signal.addEventListener('abort', () => rig.fail(String(this.lost.signal.reason)));
    return rig;
  }

  private makeSources({ scratchFolder }: BenchRequest, ffmpegPath: string) {
    const { nowMs, resourceRoot } = this.options;
    const { signal } = this.lost;
    return makeSources({ ffmpegPath, nowMs, resourceRoot, scratchFolder, signal });
  }

  private createClient(pack: AmpullaPack): InferenceClient {
    const { inferenceEntry, nowMs, provider } = this.options;
    const wanted = executionProviders.filter((name) => name === provider);
    return new InferenceClient({
      task: 'ampulla',
      fork: () => forkInUtilityProcess(inferenceEntry),
      nowMs,
      pack,
      providers: wanted.length > 0 ? wanted : executionProviders,
      threads: threadsBesidePicture(availableParallelism()),
    });
  }

  private loss(): Promise<BenchMessage> {
    const { signal } = this.lost;
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(asError(signal.reason)));
    });
  }

  private say(phase: string): void {
    const { window } = this.options;
    if (!window.isDestroyed()) sendEvent(window.webContents, 'bench', { phase });
    void this.tell({ type: 'progress', text: phase });
  }

  private tell(message: BenchMessage): Promise<void> {
    return new Promise((resolve) => {
      process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve());
    });
  }
}

async function chooseDifficulty(
  pipeline: LivePipeline,
  { difficulty }: BenchRequest,
): Promise<void> {
  if (difficulty.kind === 'asSet') return;
  if (difficulty.kind === 'off') {
    await pipeline.chooseDifficulty({ kind: 'none', reason: 'switchedOff' });
    return;
  }
  const pack = await loadDifficultyPack(difficulty.folder);
  await pipeline.chooseDifficulty({ kind: 'pack', pack });
}

/** For a start that fails before anything can be measured. */
export function tellFailedStart(message: string): void {
  process.stdout.write(`${JSON.stringify({ type: 'failed', message } satisfies BenchMessage)}\n`);
}

function failure(error: unknown): BenchMessage {
  return { type: 'failed', message: asError(error).message };
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
