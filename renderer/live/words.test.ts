import { describe, expect, it } from 'vitest';
import { rectangularFieldOfView } from '../../common/fieldOfView';
import { createTranslation } from '../../common/language/translation';
import { overlayModes } from '../../common/overlaySettings';
import { executionProviders } from '../../common/prediction';
import { providerName } from '../../common/providerName';
import {
  aiStates,
  fieldOfViewWords,
  formatWords,
  millisecondsWord,
  reasonWords,
  sourceStates,
} from './words';

const sourceInfo = {
  width: 1280,
  height: 720,
  framesPerSecond: 29.97002997,
  interlaced: false,
  fieldOfView: rectangularFieldOfView({ x: 0, y: 0, width: 1280, height: 720 }),
  fieldOfViewOrigin: 'automatic' as const,
  displaySize: { width: 1280, height: 720 },
  durationMs: null,
};

const english = createTranslation('en').getFixedT('en', 'live');
const korean = createTranslation('ko').getFixedT('ko', 'live');

describe('words of the states', () => {
  it.each([
    ['English', english],
    ['Korean', korean],
  ])('name every state differently in %s', (_language, t) => {
    const words = [
      sourceStates.map((state) => t(`source.state.${state}`)),
      sourceStates.map((state) => t(`source.meaning.${state}`)),
      aiStates.map((state) => t(`ai.state.${state}`)),
      aiStates.map((state) => t(`ai.meaning.${state}`)),
      overlayModes.map((mode) => t(`overlay.modes.${mode}`)),
    ];
    for (const group of words) expect(new Set(group).size).toBe(group.length);
  });

  it('are whole sentences without exclamation marks', () => {
    for (const t of [english, korean]) {
      const sentences = [
        ...sourceStates.map((state) => t(`source.meaning.${state}`)),
        ...aiStates.map((state) => t(`ai.meaning.${state}`)),
      ];
      for (const text of sentences) expect(text).toMatch(/^[A-Z가-힣][^!]*\.$/);
    }
  });

  it('name every provider', () => {
    expect(executionProviders.map(providerName).every((word) => word.length > 0)).toBe(true);
  });

  it('name why the AI abstains', () => {
    expect(reasonWords(english, 'out of body')).toBe('Out of body');
    expect(reasonWords(korean, 'out of body')).toBe('체외');
  });
});

describe('small words', () => {
  it('show no number before anything was measured', () => {
    expect([millisecondsWord(english, 0), millisecondsWord(english, 31.4)]).toEqual(['–', '31']);
  });

  it('write numbers as the language does', () => {
    expect(english('overlay.label', { peak: 0.9 })).toBe('ampulla 0.90');
    expect(korean('overlay.label', { peak: 0.9 })).toBe('팽대부 0.90');
    expect(english('source.frames', { shown: 12345, dropped: 0 })).toBe('12,345 shown · 0 dropped');
    expect(korean('ai.rate', { value: 24.96 })).toBe('25.0');
  });

  it('count refused packs', () => {
    expect(english('ai.moreRefused', { count: 1 })).toBe('And 1 more.');
    expect(korean('ai.moreRefused', { count: 1 })).toBe('외 1개가 더 있습니다.');
  });
});

describe('words of a source', () => {
  it('give size and rate', () => {
    expect(formatWords(english, sourceInfo)).toBe('1280×720 · 29.97 fps');
    expect(formatWords(english, { ...sourceInfo, framesPerSecond: 25 })).toBe('1280×720 · 25 fps');
  });

  it('give the field of view', () => {
    const source = { width: 1280, height: 720 };
    const found = rectangularFieldOfView({ x: 310, y: 2, width: 860, height: 716 });
    const corner = { widthPx: 90, heightPx: 90 };
    const octagon = { ...found, corners: { ...found.corners, topLeft: corner } };
    expect(fieldOfViewWords(english, sourceInfo.fieldOfView, source)).toBe(
      'Field of view: the whole frame',
    );
    expect(fieldOfViewWords(english, found, source)).toBe('Field of view: 860×716');
    expect(fieldOfViewWords(english, octagon, source)).toBe('Field of view: 860×716, corners cut');
  });
});
