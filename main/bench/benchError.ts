/** The bench cannot measure. The message names what is missing and what to do. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
}
