import type { LiveRig } from './liveRig';
import type { MemorySample } from './measurement';
import { memoryGrowth } from './memoryGrowth';
import { pass } from './waiting';

const sampleIntervalMs = 1000;
/** What a run needs to settle: caches fill, and what the phases before it used is given back. */
const warmUpShare = 0.1;
const samplesPerCheckpoint = 60;

/**
 * Watches the memory of all processes while the application runs on as it is, after a warm-up.
 * @param onCheckpoint hears every minute
 */
export async function measureMemory(
  rig: LiveRig,
  { memoryMs: durationMs, phaseMs }: { readonly memoryMs: number; readonly phaseMs: number },
  onCheckpoint: (samples: readonly MemorySample[]) => void,
): Promise<readonly MemorySample[]> {
  rig.say('Memory, warm-up');
  await pass(Math.max(phaseMs, durationMs * warmUpShare), rig);
  const samples: MemorySample[] = [];
  const beganAtMs = rig.nowMs();
  const minutes = (durationMs / 60_000).toFixed(1);
  rig.say(`Memory, ${minutes} minutes`);
  while (rig.nowMs() - beganAtMs < durationMs) {
    samples.push(sample(rig));
    if (samples.length % samplesPerCheckpoint === 0) {
      rig.say(progress(samples, minutes));
      onCheckpoint(samples);
    }
    await pass(sampleIntervalMs, rig);
  }
  return samples;
}

function sample({ readUse }: LiveRig): MemorySample {
  const { atMs, processes } = readUse();
  return { atMs, totalMiB: processes.reduce((total, { memoryMiB }) => total + memoryMiB, 0) };
}

function progress(samples: readonly MemorySample[], minutes: string): string {
  const { slope, minutes: watched } = memoryGrowth(samples);
  const grows = slope === null ? '' : `, ${slope.perUnit.toFixed(2)} MiB a minute so far`;
  return `Memory, ${watched.toFixed(0)} of ${minutes} minutes${grows}`;
}
