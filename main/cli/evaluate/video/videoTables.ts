import { sensitivityPresets } from '../../../../common/sensitivity';
import { type CsvCell, csvText } from '../csvText';
import type { VideoEvaluation } from './videoEvaluation';

/** The trade-off curves of all packs as CSV: one line a rule. */
export function tradeoffCsv(evaluations: readonly VideoEvaluation[]): string {
  const head = [
    ...['pack', 'preset', 'varied', 'isPreset', 'peak', 'toShow', 'toHide'],
    ...['delayMs', 'appearances', 'missed', 'falsePositivesPerMinute', 'falseFrames'],
    ...['shownShare', 'flickerPerMinute', 'flickerPerMinuteWithoutHold'],
  ];
  const rows = evaluations.flatMap(({ costs, tradeoff }) =>
    tradeoff.map(({ rule, ...point }): CsvCell[] => [
      ...[costs.pack.id, point.preset, point.varied, point.isPreset],
      ...[rule.peak, rule.toShow, rule.toHide],
      ...[point.delayMs, point.delaysFrames.length, point.missed],
      ...[point.falsePositivesPerMinute, point.falseFrames, point.shownShare],
      ...[point.flickerPerMinute, point.flickerPerMinuteWithoutHold],
    ]),
  );
  return csvText(head, rows);
}

/** What happened on every frame as CSV; flags are 0 or 1. */
export function framesCsv(evaluations: readonly VideoEvaluation[]): string {
  const presets = sensitivityPresets.filter((preset) =>
    evaluations.some(({ costs }) => costs.settings[preset] !== undefined),
  );
  const head = [
    ...['pack', 'frameId', 'timeMs', 'inView', 'peak', 'usable'],
    ...presets.flatMap((preset) => [`${preset}Found`, `${preset}Shown`]),
  ];
  const rows = evaluations.flatMap(({ costs, frames }) =>
    frames.map((frame): CsvCell[] => [
      ...[costs.pack.id, frame.frameId, rounded(frame.timeMs, 3), flag(frame.inView)],
      ...[rounded(frame.peak, 6), flag(frame.usable)],
      ...presets.flatMap((preset) => [flag(frame.found[preset]), flag(frame.shown[preset])]),
    ]),
  );
  return csvText(head, rows);
}

function flag(value: boolean | undefined): number {
  return value === true ? 1 : 0;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
