import type { DeviceMode } from '../../../common/captureDevice';

/** The same modes, each once, in their order. */
export function withoutRepeats(modes: readonly DeviceMode[]): DeviceMode[] {
  const byWords = new Map(modes.map((mode) => [JSON.stringify(mode), mode]));
  return [...byWords.values()];
}
