/** More threads than this gain nothing for nets of a few GFLOP. */
const mostThreads = 8;

/**
 * Threads of one inference beside a live picture: all cores but one, which belongs to capture and
 * display.
 * @param cores from `os.availableParallelism()`
 */
export function threadsBesidePicture(cores: number): number {
  return Math.min(Math.max(cores - 1, 1), mostThreads);
}

/** More threads than this would be felt beside a live picture, whatever their priority. */
const mostIdleThreads = 4;

/**
 * Threads of one inference in the background: half of the cores, which run at the lowest priority.
 * @param cores from `os.availableParallelism()`
 */
export function idleThreads(cores: number): number {
  return Math.min(Math.max(Math.floor(cores / 2), 1), mostIdleThreads);
}
