import { describe, expect, it } from 'vitest';
import { videoEvaluation } from '../fixtures/videoEvaluation';
import { renderVideoReport } from './renderVideoReport';

const evaluations = [videoEvaluation('a-pack'), videoEvaluation('b-pack')];
const html = renderVideoReport(evaluations);

describe('the report on a video', () => {
  it('names every pack and setting with its figures', () => {
    for (const { costs } of evaluations) {
      expect(html).toContain(`${costs.pack.id} 1.0.0 on cpu`);
      expect(html).toContain(`${Math.round(costs.settings.quiet?.delayMs ?? NaN)} ms`);
    }
    expect(html).toContain('2 models on made.mp4');
  });

  it('marks the presets’ own points on every plot that has them', () => {
    const marks = html.match(/class="reference-point"/g) ?? [];
    // Two packs, two presets, eight plots; nothing is missed, so that every figure is there.
    expect(marks).toHaveLength(2 * 2 * 8);
  });

  it('draws a bar while each preset shows the overlay', () => {
    const runs = evaluations[0]?.frames.filter(
      (frame, index, all) =>
        frame.shown.standard === true && all[index - 1]?.shown.standard !== true,
    );
    expect(runs).toHaveLength(1);
    expect(html.match(/<rect [^>]*var\(--series-2\)/g)).toHaveLength(2);
  });

  it('loads nothing and runs nothing', () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|src="http|url\(/);
  });

  it('escapes what the data say', () => {
    const [first] = evaluations;
    if (first === undefined) throw new Error('no evaluation');
    const video = { ...first.costs.video, name: '<b>.mp4' };
    const page = renderVideoReport([{ ...first, costs: { ...first.costs, video } }]);
    expect(page).toContain('&lt;b&gt;.mp4');
    expect(page).not.toContain('<b>.mp4');
  });
});
