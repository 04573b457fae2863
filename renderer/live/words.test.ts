import { describe, expect, it } from 'vitest';
import { rectangularFieldOfView } from '../../common/fieldOfView';
import { overlayModes } from '../../common/overlaySettings';
import { executionProviders } from '../../common/prediction';
import {
  aiMeaning,
  aiStates,
  aiWord,
  fieldOfViewWords,
  formatWords,
  millisecondsWord,
  modeWord,
  providerWord,
  sentenceCase,
  sourceMeaning,
  sourceStates,
  sourceWord,
} from './words';

const sourceInfo = {
  width: 1280,
  height: 720,
  framesPerSecond: 29.97002997,
  interlaced: false,
  fieldOfView: rectangularFieldOfView({ x: 0, y: 0, width: 1280, height: 720 }),
  displaySize: { width: 1280, height: 720 },
  durationMs: null,
};

describe('words of the states', () => {
  it('name every state of the source differently', () => {
    expect(sourceStates.map(sourceWord)).toEqual([
      'no source',
      'waiting',
      'live',
      'stalled',
      'ended',
      'lost',
      'reconnecting',
    ]);
    expect(new Set(sourceStates.map(sourceMeaning)).size).toBe(sourceStates.length);
  });

  it('name every state of the AI differently', () => {
    expect(aiStates.map(aiWord)).toEqual([
      'off',
      'starting',
      'active',
      'abstaining',
      'behind',
      'error',
    ]);
    expect(new Set(aiStates.map(aiMeaning)).size).toBe(aiStates.length);
  });

  it('are whole sentences without exclamation marks', () => {
    for (const text of [...sourceStates.map(sourceMeaning), ...aiStates.map(aiMeaning)]) {
      expect(text).toMatch(/^[A-Z][^!]*\.$/);
    }
  });

  it('name every provider and mode', () => {
    expect(executionProviders.map(providerWord).every((word) => word.length > 0)).toBe(true);
    expect(overlayModes.map(modeWord)).toEqual(['All', 'Heatmap', 'Box', 'Off']);
  });

  it('refuse a state that the contract does not have', () => {
    expect(() => sourceMeaning('broken' as 'live')).toThrow(/source state/);
    expect(() => aiMeaning('broken' as 'off')).toThrow(/AI state/);
  });
});

describe('small words', () => {
  it('show no number before anything was measured', () => {
    expect([millisecondsWord(0), millisecondsWord(31.4)]).toEqual(['–', '31']);
  });

  it('start a sentence', () => {
    expect(sentenceCase('no picture')).toBe('No picture');
  });
});

describe('words of a source', () => {
  it('give size and rate', () => {
    expect(formatWords(sourceInfo)).toBe('1280×720 · 29.97 fps');
    expect(formatWords({ ...sourceInfo, framesPerSecond: 25 })).toBe('1280×720 · 25 fps');
  });

  it('give the field of view', () => {
    const source = { width: 1280, height: 720 };
    const found = rectangularFieldOfView({ x: 310, y: 2, width: 860, height: 716 });
    const corner = { widthPx: 90, heightPx: 90 };
    const octagon = { ...found, corners: { ...found.corners, topLeft: corner } };
    expect(fieldOfViewWords(sourceInfo.fieldOfView, source)).toBe('Field of view: the whole frame');
    expect(fieldOfViewWords(found, source)).toBe('Field of view: 860×716');
    expect(fieldOfViewWords(octagon, source)).toBe('Field of view: 860×716, corners cut');
  });
});
