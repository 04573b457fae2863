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
