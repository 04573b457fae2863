import { sensitivityPresets } from '../../../../common/sensitivity';
import type { RuleFigures, SensitivityCosts } from '../../../../common/sensitivityCosts';

/** What `evaluate` prints: a line for each preset. */
export function videoText({ pack, provider, video, settings }: SensitivityCosts): string {
  const head = [
    ...['SETTING', 'PEAK', 'SHOW/HIDE AFTER', 'DELAY', 'IN FRAMES'],
    ...['FALSE/MIN', 'FALSE FRAMES', 'SHOWN IN VIEW', 'FLICKER/MIN'],
  ];
  const rows = sensitivityPresets.flatMap((preset) => {
    const figures = settings[preset];
    return figures === undefined ? [] : [[preset, ...cells(figures)]];
  });
  return `${pack.id} ${pack.version} on ${provider}; ${video.name}, ${video.frames} frames at ${video.framesPerSecond} fps, the papilla in view on ${video.framesWithPapilla} of them, ${video.appearances} time(s).
${columns([head, ...rows])}
Delay: from the papilla's appearance until it is shown, when every frame is predicted; the time of the inference
comes on top. False: times that something appeared while no papilla was in view, a minute of such video; false
frames also count what stays while it leaves. Flicker: changes between shown and hidden a minute; in brackets
without the temporal logic.
`;
}

function cells(figures: RuleFigures): string[] {
  const { rule, delayMs, delaysFrames, falsePositivesPerMinute, shownShare } = figures;
  const frames = delaysFrames.map((delay) => delay ?? 'missed').join(', ');
  return [
    rule.peak.toFixed(2),
    `${rule.toShow}/${rule.toHide}`,
    delayMs === null ? '–' : `${Math.round(delayMs)} ms`,
    frames === '' ? '–' : frames,
    falsePositivesPerMinute === null ? '–' : falsePositivesPerMinute.toFixed(1),
    String(figures.falseFrames),
    shownShare === null ? '–' : `${(shownShare * 100).toFixed(1)} %`,
    `${figures.flickerPerMinute.toFixed(1)} (${figures.flickerPerMinuteWithoutHold.toFixed(1)})`,
  ];
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
