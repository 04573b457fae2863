import type { FieldOfView } from '../../common/fieldOfView';
import type { Size } from '../../common/geometry';
import type { Words } from '../../common/language/translation';
import { testPatternName } from '../../common/testPattern';
import type { AbstainingReason, AiStatus, SourceInfo, SourceStatus } from '../../common/status';

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

const reasonKeys = {
  'no picture': 'noPicture',
  'no field of view': 'noFieldOfView',
  'picture is dark': 'dark',
  'out of body': 'outOfBody',
  'picture is blurred': 'blurred',
  instrument: 'instrument',
} as const satisfies Readonly<Record<AbstainingReason, string>>;

/** Why the AI gives no answer, as a line of its own. */
export function reasonWords(t: Words<'live'>, reason: AbstainingReason): string {
  return t(`ai.reason.${reasonKeys[reason]}`);
}

/** A measured duration in whole milliseconds, without unit; a dash before anything was measured. */
export function millisecondsWord(t: Words<'live'>, durationMs: number): string {
  return durationMs > 0 ? t('ai.milliseconds', { value: durationMs }) : '–';
}

/** A source's name as it is shown: files and devices have their own, the test pattern is translated. */
export function sourceNameWords(t: Words<'live'>, name: string): string {
  return name === testPatternName ? t('source.testPattern') : name;
}

/** `720×576`. */
export function sizeWords({ width, height }: Size): string {
  return `${width}×${height}`;
}

/** `1280×720 · 25 fps`, at most two decimals. */
export function formatWords(t: Words<'live'>, info: SourceInfo): string {
  return t('source.format', { size: sizeWords(info), rate: info.framesPerSecond });
}

/** The field of view that was found, in words. */
export function fieldOfViewWords(
  t: Words<'live'>,
  { rect, corners }: FieldOfView,
  source: Size,
): string {
  const cut = Object.values(corners).some(({ widthPx }) => widthPx > 0);
  const whole = rect.width === source.width && rect.height === source.height;
  if (whole && !cut) return t('source.fieldOfView.whole');
  const shape = cut ? 'octagon' : 'rectangle';
  return t(`source.fieldOfView.${shape}`, { size: sizeWords(rect) });
}
