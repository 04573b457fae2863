import { DigestMaker } from '../../recording/reader/digestMaker';
import { RecordingReader } from '../../recording/reader/recordingReader';
import { percentile } from '../statistics';

export interface ReplayBenchOptions {
  /** Of the recording. */
  readonly folder: string;
  readonly ffmpegPath: string;
  readonly nowMs: () => number;
  /** From 0 to below 1; the same numbers at each run. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
}

/** How fast a recording is read, without a window. */
export interface ReplayFigures {
  readonly frames: number;
  readonly durationMs: number;
  /** Until its first picture is decoded. */
  readonly openingMs: number;
  /** To random frames: 95 % of them took no longer. */
  readonly seekP95Ms: number | null;
  /** One frame forwards or backwards, also over the ends of what is decoded. */
  readonly stepP95Ms: number | null;
  /** One frame after the other, a minute at most. */
  readonly decodedFramesPerSecond: number;
  /** Until the timeline's strips are made. */
  readonly stripsMs: number;
}

const seeks = 100;
const steps = 200;
/** A minute at 25 frames a second. */
const mostDecoded = 1500;

/** @throws UserFacingError where it cannot be read, AbortError when it was stopped */
export async function measureReplay(options: ReplayBenchOptions): Promise<ReplayFigures> {
  const { nowMs, progress, signal, random } = options;
  const startedAtMs = nowMs();
  const reader = await RecordingReader.open(options.folder, options.ffmpegPath);
  const show = async (frame: number): Promise<number> => {
    signal.throwIfAborted();
    const askedAtMs = nowMs();
    await reader.decoder.frame(frame);
    return nowMs() - askedAtMs;
  };
  try {
    await show(0);
    const openingMs = nowMs() - startedAtMs;
    const last = reader.frames - 1;
    progress('Seeking');
    const seekMs: number[] = [];
    for (let seek = 0; seek < seeks; seek += 1) {
      seekMs.push(await show(Math.round(random() * last)));
    }
    progress('Stepping');
    const stepMs = await stepTimes(show, Math.round(random() * last), last, random);
    progress('Decoding');
    const decoded = Math.min(mostDecoded, reader.frames);
    const decodeStartMs = nowMs();
    for (let frame = 0; frame < decoded; frame += 1) await show(frame);
    const decodedFramesPerSecond = (1000 * decoded) / (nowMs() - decodeStartMs);
    progress('Making strips');
    return {
      ...{ frames: reader.frames, durationMs: reader.durationMs, openingMs },
      seekP95Ms: percentile(seekMs, 95),
      stepP95Ms: percentile(stepMs, 95),
      decodedFramesPerSecond,
      stripsMs: await stripsTime(reader, nowMs, signal),
    };
  } finally {
    reader.dispose();
  }
}

/** A walk that turns often, so that it goes over the ends of groups in both directions. */
async function stepTimes(
  show: (frame: number) => Promise<number>,
  start: number,
  last: number,
  random: () => number,
): Promise<readonly number[]> {
  const times: number[] = [];
  let [frame, direction] = [start, 1];
  await show(frame);
  for (let step = 0; step < steps; step += 1) {
    if (random() < 0.03) direction = -direction;
    frame = Math.max(0, Math.min(last, frame + direction));
    times.push(await show(frame));
  }
  return times;
}

async function stripsTime(
  reader: RecordingReader,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<number> {
  const startedAtMs = nowMs();
  for (const { id } of reader.manifest.tracks) {
    await new DigestMaker(id, reader.track(id)).catchUp(signal);
  }
  return nowMs() - startedAtMs;
}
