/**
 * Why a provider does not run, out of what ONNX Runtime says: the first line, because native stack traces may
 * follow, without the place in its sources and the condition that failed, and without a full stop.
 */
export function providerReason(message: string): string {
  const line = message.split('\n', 1)[0] ?? message;
  const said = line.replace(/^\S+\.(?:cc|h):\d+ .*? was false\. /, '');
  return said.trim().replace(/\.$/, '');
}
