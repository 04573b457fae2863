import { readFileSync } from 'node:fs';
import { app, type ProcessMetric } from 'electron';
import type { ProcessUse, UseSnapshot } from '../../bench/processUse';
import { runningFfmpegProcessIds } from '../../capture/ffmpegProcess';

/** Linux counts processor time in hundredths of a second, whatever its timer does. */
const ticksPerSecond = 100;
const kibibytesPerMebibyte = 1024;

/**
 * What every process of the application has used so far; ffmpeg only where the system tells.
 * @param encoderIds processes that record
 */
export function readUse(nowMs: () => number, encoderIds: readonly number[]): UseSnapshot {
  const own = app.getAppMetrics().map(useOf);
  const ffmpeg = runningFfmpegProcessIds().flatMap((pid) => useOfFfmpeg(pid, 'ffmpeg') ?? []);
  const encoders = encoderIds.flatMap((pid) => useOfFfmpeg(pid, 'encoder') ?? []);
  return { atMs: nowMs(), processes: [...own, ...ffmpeg, ...encoders] };
}

function useOf(metric: ProcessMetric): ProcessUse {
  const { pid, cpu, memory } = metric;
  const memoryMiB = memory.workingSetSize / kibibytesPerMebibyte;
  return { pid, kind: kindOf(metric), cpuSeconds: cpu.cumulativeCPUUsage ?? 0, memoryMiB };
}

/** Electron's names in words of this project. */
const kinds: Readonly<Partial<Record<ProcessMetric['type'], string>>> = {
  Browser: 'main',
  Tab: 'page',
  Utility: 'helper',
};

function kindOf({ type, name }: ProcessMetric): string {
  if (name === 'Ampulla inference') return 'inference';
  return name === 'Ampulla difficulty' ? 'difficulty' : (kinds[type] ?? type.toLowerCase());
}

/** From Linux's `/proc`. */
function useOfFfmpeg(pid: number, kind: 'ffmpeg' | 'encoder'): ProcessUse | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets: field 14 is user time and 15 system time, counted from 1.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return {
      ...{ pid, kind, cpuSeconds },
      memoryMiB: Number(resident?.[1] ?? 0) / kibibytesPerMebibyte,
    };
  } catch {
    return null;
  }
}
