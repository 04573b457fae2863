import { describe, expect, it } from 'vitest';
import type { DatasetEvaluation } from '../../dataset/evaluation';
import { fourModels, syntheticEvaluation } from '../fixtures/syntheticEvaluation';
import { chapterTitles } from './chapters';
import { renderReport } from './renderReport';

const full = syntheticEvaluation(fourModels);
const html = renderReport(full, null);

describe('the report', () => {
  it('has every chapter and a link to it', () => {
    for (const [id, title] of Object.entries(chapterTitles)) {
      expect(html).toContain(`<a href="#${id}">${title}</a>`);
      expect(html).toContain(`<section id="${id}" aria-labelledby="${id}-title">`);
    }
  });

  it('needs nothing but itself', () => {
    expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'; img-src data:`);
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|base)\b/i);
    expect(html).not.toMatch(/https?:/);
    const sources = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThan(50);
    for (const source of sources) expect(source).toMatch(/^(#|data:image\/png|[a-z]+\.csv$)/);
  });

  it('is small without pictures', () => {
    expect(html.length).toBeLessThan(400_000);
  });

  it('shows the figures of the study beside ours, and says that the data differ', () => {
    expect(html).toContain('0.641 ± 0.021');
    expect(html).toContain('91.4 ± 2.3 %');
    expect(html).toContain('84.9 ± 4.7 %');
    const ours = full.models[0]?.overall.metrics.mIoU.mean ?? NaN;
    expect(html).toContain(`<td class="numeric">${ours.toFixed(3)}</td>`);
    expect(html).toContain('Other data than the study’s.');
    expect(html).toContain('451 patients');
  });

  it('says at the top which model may have seen the images', () => {
    const head = html.slice(0, html.indexOf('<main>'));
    expect(head).toContain('Trained on some of these very images: box-vgg16.');
    expect(head).toContain(
      'May have been trained on some of these images: papilla-lite, unet-vgg16.',
    );
    expect(head).toContain('Not a cleared medical device.');
  });

  it('says so where no model has seen them', () => {
    const models = [{ id: 'alone', isOutOfFold: true }];
    const outOfFold = renderReport(syntheticEvaluation({ ...fourModels, models }), null);
    expect(outOfFold).toContain('No model was trained on the images it is measured on.');
    expect(outOfFold).not.toContain('notice warning');
  });

  it('names what a model was trained on where that is this data set', () => {
    const models = [{ id: 'one', trainedOn: ['Synthetic, folds 2 to 4'] }];
    const report = renderReport(syntheticEvaluation({ ...fourModels, models }), null);
    expect(report).toContain('It was trained on: Synthetic, folds 2 to 4');
  });

  it('names polyps where the data set shows them', () => {
    const dataset = { ...full.dataset, description: '785 colonoscopy polyp images' };
    expect(renderReport({ ...full, dataset }, null)).toContain('polyps of the colon');
    expect(html).not.toContain('polyps of the colon');
  });

  it('draws a line and its markers for every model in both success plots', () => {
    const plots = html.slice(
      html.indexOf('<section id="success"'),
      html.indexOf('<section id="comparisons"'),
    );
    for (const index of [1, 2, 3, 4]) {
      const lines = plots.split(`stroke="var(--series-${index})" stroke-width="2" stroke-linejoin`);
      expect(lines).toHaveLength(3);
    }
  });

  it('gives every table headings with a scope and every drawing a name', () => {
    expect(html).not.toMatch(/<th(?![^>]*scope=)[\s>]/);
    const drawings = html.match(/<svg\b[^>]*>/g) ?? [];
    expect(drawings.length).toBeGreaterThan(80);
    for (const drawing of drawings)
      expect(drawing).toMatch(/aria-label="[^"]+"|aria-hidden="true"/);
    expect(html).toContain('<html lang="en">');
  });

  it('says what presence on single pictures is not', () => {
    expect(html).toContain('single pictures without temporal logic');
    expect(html).toContain('always shows a box: it says nothing about presence');
  });
});

describe('a report with little to say', () => {
  const bare: DatasetEvaluation = syntheticEvaluation({
    models: [{ id: 'only-box', output: 'box', peakThreshold: null }],
    images: 1,
    withoutTarget: 0,
    hasFolds: false,
  });
  const little = renderReport(bare, null);

  it('leaves out empty chapters and their links', () => {
    for (const id of ['comparisons', 'folds', 'presence', 'calibration']) {
      expect(little).not.toContain(`#${id}"`);
      expect(little).not.toContain(`<section id="${id}"`);
    }
  });

  it('speaks of one model and one image, and draws no heatmap', () => {
    expect(little).toContain('only-box on synthetic');
    expect(little).toContain('1 image<');
    expect(little).not.toContain('data:image');
    expect(little).toContain('All images, the worst first');
  });

  it('shows a dash for what cannot be measured', () => {
    const nothing = syntheticEvaluation({ ...fourModels, images: 3, withoutTarget: 3 });
    const empty = { mean: NaN, deviation: NaN, low: NaN, high: NaN, count: 0 };
    const metrics = { ...nothing.models[0]?.overall.metrics, mIoU: empty };
    const models = nothing.models.map((model) => ({
      ...model,
      overall: { ...model.overall, metrics: { ...model.overall.metrics, ...metrics } },
    }));
    expect(renderReport({ ...nothing, models }, null)).not.toMatch(/NaN|Infinity/);
  });
});

describe('texts from the data', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;`;

  it('are escaped wherever they stand', () => {
    const evaluation = syntheticEvaluation({
      ...fourModels,
      models: [
        { id: `a${hostile}`, title: hostile, version: hostile, trainedOn: [hostile] },
        { id: `b${hostile}`, sha256: hostile, provider: hostile },
      ],
    });
    const dataset = { ...evaluation.dataset, name: hostile, description: hostile };
    const models = evaluation.models.map((model) => ({
      ...model,
      images: model.images.map((image) => ({ ...image, fileName: hostile })),
      subsets: model.subsets.map((subset) => ({ ...subset, name: hostile })),
    }));
    const report = renderReport(
      { ...evaluation, dataset, models, command: hostile, createdAt: hostile },
      null,
    );
    expect(report).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/i);
    expect(report).not.toContain(hostile);
    expect(report.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(40);
    // In attributes too: a quotation mark from the data never ends one.
    expect(report).not.toMatch(/="[^"]*"><script/);
  });
});
