import { describe, expect, it } from 'vitest';
import { languageOfSystem, languageToUse } from './languageChoice';
import { changeLanguage, createTranslation } from './translation';

describe('the words of the interface', () => {
  it('are ready when the call returns', () => {
    const translation = createTranslation('ko');
    expect(translation.language).toBe('ko');
    expect(translation.t('ai.state.abstaining')).toBe('판단 보류');
  });

  it('change with the language', async () => {
    const translation = createTranslation('en');
    await changeLanguage(translation, 'ko', null);
    expect(translation.t('ai.state.active')).toBe('작동 중');
  });

  it('of a file stand beside English ones', async () => {
    const translation = createTranslation('en');
    await changeLanguage(translation, 'de', { live: { ai: { state: { active: 'aktiv' } } } });
    expect(translation.t('ai.state.active')).toBe('aktiv');
    expect(translation.t('ai.state.behind')).toBe('behind');
    expect(translation.t('overlay.label', { peak: 0.5 })).toBe('ampulla 0,50');
  });

  it('of a file that changed replace the earlier ones', async () => {
    const translation = createTranslation('en');
    await changeLanguage(translation, 'de', { live: { ai: { inference: 'Rechnung' } } });
    await changeLanguage(translation, 'de', { live: { ai: { delay: 'Verzug' } } });
    expect(translation.t('ai.delay')).toBe('Verzug');
    expect(translation.t('ai.inference')).toBe('inference');
  });

  it('of a house variant stand beside the ones of its language', async () => {
    const translation = createTranslation('en');
    await changeLanguage(translation, 'ko-x-house', { live: { controls: '조작부' } });
    expect(translation.t('controls')).toBe('조작부');
    expect(translation.t('ai.state.active')).toBe('작동 중');
  });

  it('survive a number format that no language has', async () => {
    const translation = createTranslation('en');
    const label = '{{peak, number(maximumFractionDigits: 900)}}';
    await changeLanguage(translation, 'de', { live: { overlay: { label } } });
    expect(translation.t('overlay.label', { peak: 0.5 })).toContain('0.5');
  });

  it('never read a value as a text of their own', () => {
    const { t } = createTranslation('en');
    const key = '$t(live:controls) {{name}}';
    expect(t('refused.known', { ns: 'pedal', key })).toBe(`${key} is there already.`);
  });
});

describe('the language', () => {
  it.each([
    [['ko-KR', 'en'], 'ko'],
    [['ko'], 'ko'],
    [['ko_KR'], 'ko'],
    [['en-US', 'ko-KR'], 'en'],
    [['de-DE', 'ko-KR'], 'en'],
    [['c'], 'en'],
    [[], 'en'],
  ])('of a computer that prefers %j is %s', (preferred, code) => {
    expect(languageOfSystem(preferred)).toBe(code);
  });

  it('is the chosen one while it is there', () => {
    expect(languageToUse('en', ['ko-KR'], [])).toBe('en');
    expect(languageToUse('de', ['ko-KR'], ['de'])).toBe('de');
    expect(languageToUse('de', ['ko-KR'], [])).toBe('ko');
    expect(languageToUse('system', ['ko-KR'], ['de'])).toBe('ko');
  });
});
