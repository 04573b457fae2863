import { describe, expect, it } from 'vitest';
import { saidOf, syntheticDifficulty } from '../fixtures/syntheticDifficulty';
import { syntheticWard } from '../fixtures/syntheticWard';
import { difficultyChapters } from './difficultyChapters';
import { renderDifficultyReport } from './renderDifficultyReport';

const ward = syntheticWard(24);
const full = syntheticDifficulty([saidOf(ward, 'two', 2), saidOf(ward, 'four', 4)], ward);
const html = renderDifficultyReport(full, null);

describe('the report on difficulty', () => {
  it('has every chapter and a link to it', () => {
    for (const [id, title] of Object.entries(difficultyChapters)) {
      expect(html).toContain(`<a href="#${id}">${title}</a>`);
      expect(html).toContain(`<section id="${id}" aria-labelledby="${id}-title">`);
    }
  });

  it('needs nothing but itself, and shows no picture unless it is given any', () => {
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|base)\b/i);
    expect(html).not.toMatch(/https?:/);
    const sources = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, source]) => source);
    for (const source of sources) expect(source).toMatch(/^(#|data:image\/png|[a-z]+\.csv$)/);
    expect(html).not.toContain('image/jpeg');
    expect(html).not.toContain('/nowhere/');
    expect(html.length).toBeLessThan(400_000);
  });

  it('shows the study’s tables beside ours, and says that the data differ', () => {
    expect(html).toContain('0.802 / 0.507');
    expect(html).toContain('The study, ResNet, stopped on macro-F1');
    expect(html).toContain('no picture of a patient');
    const auc = full.models[0]?.measured.binary.figures.get('auc')?.value ?? NaN;
    expect(html).toContain(`two, AUC ${auc.toFixed(3)}`);
  });

  it('gives every table headings with a scope and every drawing a name', () => {
    expect(html).not.toMatch(/<th(?![^>]*scope=)[\s>]/);
    const drawings = html.match(/<svg\b[^>]*>/g) ?? [];
    expect(drawings.length).toBeGreaterThan(30);
    for (const drawing of drawings) {
      expect(drawing).toMatch(/aria-label="[^"]+"|aria-hidden="true"/);
    }
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('leaves out what cannot be said', () => {
    const bare = syntheticDifficulty([saidOf(ward, 'two', 2)], ward, false);
    const little = renderDifficultyReport(bare, null);
    for (const id of ['limit', 'comparisons']) {
      expect(little).not.toContain(`#${id}"`);
      expect(little).not.toContain(`<section id="${id}"`);
    }
    expect(little).not.toContain('Bayes');
    expect(little).not.toContain('table 3');
    expect(little).toContain('what can be known of its patients at all is not known');
  });

  it('escapes texts from the data wherever they stand', () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;`;
    const patients = full.patients.map((one) => ({
      ...one,
      key: hostile,
      morphologyType: hostile,
    }));
    const models = full.models.map((one) => ({
      ...one,
      model: { ...one.model, id: hostile, title: hostile, trainedOn: [hostile] },
      images: one.images.map((image) => ({ ...image, fileName: hostile })),
    }));
    const dataset = { ...full.dataset, name: hostile, description: hostile };
    const report = renderDifficultyReport(
      { ...full, dataset, patients, models, command: hostile },
      null,
    );
    expect(report).not.toMatch(/<script|<img/i);
    expect(report.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(30);
  });
});
