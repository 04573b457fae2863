import { type BenchMessage, benchMessageSchema } from '../../bench/benchMessages';

/**
 * One line of what the application says. A line that others wrote, as a graphics driver may, is null;
 * a message of the application that does not have its form is a failure of the bench.
 */
export function readMessage(line: string): BenchMessage | null {
  const said = parseJson(line);
  if (typeof said !== 'object' || said === null || !('type' in said)) return null;
  const parsed = benchMessageSchema.safeParse(said);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  return { type: 'failed', message: `The application measured what cannot be read${where}.` };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
