import { memoryFigures, type MemoryFigures } from '../memoryFigures';
import type { SoakFiles } from './readSoak';
import type { SoakRun } from './soakRecording';

/** What a soak is judged by, with what stands beside it. */
export interface SoakFigures extends SoakFiles, MemoryFigures {
  readonly fedFrames: number;
  readonly lostFrames: number;
  /** Fed and neither recorded nor said to be lost, or recorded and never fed. */
  readonly unexplainedFrames: number;
  /** Recording time over real time. */
  readonly speed: number;
}

/** One bar of a soak; every value is to be at most the limit. */
export interface SoakVerdict {
  readonly title: string;
  readonly value: number | null;
  readonly limit: number;
  readonly unit: string;
  /** Null where the run was too short to tell. */
  readonly met: boolean | null;
}

const frameMs = 40;
/** What begins is not what goes on: caches fill in the first part of the run. */
const warmUpShare = 0.1;
/** A shorter watch says what it saw and is not judged. */
const memoryMinutesToJudge = 50;
/** Two hours add twelve mebibytes at most: less than a second of raw pictures of 720 lines. */
const mostMiBPerMinute = 0.1;

/** Reduces a soak to its figures. */
export function soakFigures(run: SoakRun, files: SoakFiles): SoakFigures {
  const { fedFrames, lostFrames, tookMs, memory } = run;
  const settled = memory.slice(Math.floor(memory.length * warmUpShare));
  return {
    ...{ ...files, ...memoryFigures(settled), fedFrames, lostFrames },
    unexplainedFrames: Math.abs(fedFrames - lostFrames - files.recordedFrames),
    speed: (fedFrames * frameMs) / tookMs,
  };
}

/** Lays the bars on a soak. */
export function judgeSoak(figures: SoakFigures): readonly SoakVerdict[] {
  const isLong = figures.memoryMinutes >= memoryMinutesToJudge;
  const growth = figures.memorySlopeMiBPerMinute;
  return [
    frames('picture k minus record k', figures.videoDriftFrames, 1),
    frames('clock of the records minus the video’s', figures.clockDriftFrames, 1),
    frames('prediction minus its picture', figures.predictionDriftFrames, 1),
    frames('predictions without a picture', figures.predictionsWithoutFrame, 0),
    frames('lost', figures.lostFrames, 0),
    frames('missing without a word', figures.unexplainedFrames, 0),
    {
      ...{ title: 'memory growth', value: growth, limit: mostMiBPerMinute, unit: 'MiB/min' },
      met: isLong ? growth !== null && growth <= mostMiBPerMinute : null,
    },
  ];
}

function frames(title: string, value: number, limit: number): SoakVerdict {
  return { title, value, limit, unit: 'frames', met: Math.abs(value) <= limit };
}
