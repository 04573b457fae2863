import { type SensitivityPreset, sensitivityPresets } from '../../../../common/sensitivity';
import type { RuleFigures } from '../../../../common/sensitivityCosts';
import type { BoxQuality } from './boxQuality';
import type { VideoEvaluation } from './videoEvaluation';

/** What `evaluate` prints about a pack on a video: a line for each preset. */
export function videoText(evaluation: VideoEvaluation): string {
  const { pack, provider, video } = evaluation.costs;
  return `${pack.id} ${pack.version} on ${provider}; ${video.name}, ${video.frames} frames at ${video.framesPerSecond} fps, the papilla in view on ${video.framesWithPapilla} of them, ${video.appearances} time(s).
${columns([videoTableHead, ...videoTableRows(evaluation)])}
Delay: from the papilla's appearance until it is shown, when every frame is predicted; the time of the inference
comes on top. False: times that something appeared while no papilla was in view, a minute of such video; false
frames also count what stays while it leaves. Flicker: changes between shown and hidden a minute; in brackets
without the temporal logic. IoU and distance (share of the frame's size): how the mark sat, where it stood on
a papilla in view.
`;
}

/** Heads of the columns of {@link videoTableRows}. */
export const videoTableHead = [
  ...['SETTING', 'PEAK', 'SHOW/HIDE AFTER', 'DELAY', 'IN FRAMES'],
  ...['FALSE/MIN', 'FALSE FRAMES', 'SHOWN IN VIEW', 'FLICKER/MIN', 'IOU', 'DISTANCE'],
] as const;

/** A row for each preset that was measured. */
export function videoTableRows({ costs, boxes }: VideoEvaluation): string[][] {
  return sensitivityPresets.flatMap((preset: SensitivityPreset) => {
    const figures = costs.settings[preset];
    return figures === undefined
      ? []
      : [[preset, ...cells(figures), ...boxCells(boxes[preset] ?? null)]];
  });
}

const nothing = '–';

function cells(figures: RuleFigures): string[] {
  const { rule, delayMs, delaysFrames, falsePositivesPerMinute, shownShare } = figures;
  const frames = delaysFrames.map((delay) => delay ?? 'missed').join(', ');
  return [
    rule.peak.toFixed(2),
    `${rule.toShow}/${rule.toHide}`,
    delayMs === null ? nothing : `${Math.round(delayMs)} ms`,
    frames === '' ? nothing : frames,
    falsePositivesPerMinute === null ? nothing : falsePositivesPerMinute.toFixed(1),
    String(figures.falseFrames),
    shownShare === null ? nothing : `${(shownShare * 100).toFixed(1)} %`,
    `${figures.flickerPerMinute.toFixed(1)} (${figures.flickerPerMinuteWithoutHold.toFixed(1)})`,
  ];
}

function boxCells(quality: BoxQuality | null): string[] {
  if (quality === null) return [nothing, nothing];
  return [quality.meanIou.toFixed(3), quality.meanCentroidDistance.toFixed(3)];
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number =>
    Math.max(...rows.map((line) => line[column]?.length ?? 0));
  const lines = rows.map((line) =>
    line
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
