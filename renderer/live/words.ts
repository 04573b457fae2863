import { assertNever } from '../../common/assertNever';
import type { FieldOfView } from '../../common/fieldOfView';
import type { Size } from '../../common/geometry';
import type { OverlayMode } from '../../common/overlaySettings';
import type { ExecutionProvider } from '../../common/prediction';
import type { AiStatus, SourceInfo, SourceStatus } from '../../common/status';

export type SourceState = SourceStatus['state'];
export type AiState = AiStatus['state'];

/** All states in the order in which the help sheet explains them. */
export const sourceStates: readonly SourceState[] = [
  'noSource',
  'waiting',
  'live',
  'stalled',
  'ended',
  'lost',
  'reconnecting',
];
export const aiStates: readonly AiState[] = [
  'off',
  'starting',
  'active',
  'abstaining',
  'behind',
  'error',
];

/** The state of the source in one or two words, lower case. */
export function sourceWord(state: SourceState): string {
  return state === 'noSource' ? 'no source' : state;
}

/** The state of the AI in one word, lower case. */
export function aiWord(state: AiState): string {
  return state;
}

/** What a state of the source means for the person who looks. */
export function sourceMeaning(state: SourceState): string {
  switch (state) {
    case 'noSource':
      return 'Nothing is open.';
    case 'waiting':
      return 'The source is open; its first picture has not come yet.';
    case 'live':
      return 'The picture is current.';
    case 'stalled':
      return 'No new picture comes. The last one stands still, grey.';
    case 'ended':
      return 'The video played to its end. Its last picture stands.';
    case 'lost':
      return 'The source broke off. No picture is shown.';
    case 'reconnecting':
      return 'The device gives no picture. It is opened again as soon as it does.';
    default:
      return assertNever(state, 'source state');
  }
}

/** What a state of the AI means for the person who looks. */
export function aiMeaning(state: AiState): string {
  switch (state) {
    case 'off':
      return 'No model is loaded. The picture goes on.';
    case 'starting':
      return 'The model is being checked and loaded.';
    case 'active':
      return 'Every new picture is looked at in time.';
    case 'abstaining':
      return 'The model looks, but gives no answer; the reason is named.';
    case 'behind':
      return 'The model is slower than it should be; the overlay may be missing.';
    case 'error':
      return 'The model does not run. The picture goes on without overlay.';
    default:
      return assertNever(state, 'AI state');
  }
}

/** Name of an execution provider as its maker writes it. */
export function providerWord(provider: ExecutionProvider): string {
  switch (provider) {
    case 'cuda':
      return 'CUDA';
    case 'dml':
      return 'DirectML';
    case 'coreml':
      return 'Core ML';
    case 'webgpu':
      return 'WebGPU';
    case 'cpu':
      return 'CPU';
    default:
      return assertNever(provider, 'execution provider');
  }
}

/** A measured duration in whole milliseconds; a dash before anything was measured. */
export function millisecondsWord(durationMs: number): string {
  return durationMs > 0 ? Math.round(durationMs).toString() : '–';
}

/** Words with the first letter in upper case, as at the start of a sentence. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Label of the button that chooses an overlay mode. */
export function modeWord(mode: OverlayMode): string {
  switch (mode) {
    case 'all':
      return 'All';
    case 'heatmap':
      return 'Heatmap';
    case 'box':
      return 'Box';
    case 'off':
      return 'Off';
    default:
      return assertNever(mode, 'overlay mode');
  }
}

/** `720×576`. */
export function sizeWords({ width, height }: Size): string {
  return `${width}×${height}`;
}

/** `1280×720 · 25 fps`, at most two decimals. */
export function formatWords(info: SourceInfo): string {
  return `${sizeWords(info)} · ${Number(info.framesPerSecond.toFixed(2))} fps`;
}

/** The field of view that was found, in words. */
export function fieldOfViewWords({ rect, corners }: FieldOfView, source: Size): string {
  const cut = Object.values(corners).some(({ widthPx }) => widthPx > 0);
  const whole = rect.width === source.width && rect.height === source.height;
  if (whole && !cut) return 'Field of view: the whole frame';
  return `Field of view: ${sizeWords(rect)}${cut ? ', corners cut' : ''}`;
}
