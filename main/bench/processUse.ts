/** What one process has used since it began. */
export interface ProcessUse {
  readonly pid: number;
  /** `main`, `page`, `inference`, `ffmpeg` and so on. */
  readonly kind: string;
  readonly cpuSeconds: number;
  /** Working set. */
  readonly memoryMiB: number;
}

/** All processes of the application at one moment. */
export interface UseSnapshot {
  readonly atMs: number;
  readonly processes: readonly ProcessUse[];
}

/** Cores that each kind of process kept busy between two moments. A process that is new began at nothing. */
export function busyCores(before: UseSnapshot, after: UseSnapshot): Record<string, number> {
  const seconds = (after.atMs - before.atMs) / 1000;
  const earlier = new Map(before.processes.map(({ pid, cpuSeconds }) => [pid, cpuSeconds]));
  const cores: Record<string, number> = {};
  for (const { pid, kind, cpuSeconds } of after.processes) {
    const used = (cpuSeconds - (earlier.get(pid) ?? 0)) / seconds;
    cores[kind] = (cores[kind] ?? 0) + used;
  }
  return cores;
}
