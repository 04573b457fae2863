import { describe, expect, it } from 'vitest';
import { parseDecklinkModes, parseDecklinkSources } from './decklinkListing';
import { recorded } from './fixtures/recorded';

describe('parseDecklinkSources', () => {
  it.each([
    ['decklink-4.2-sources', ['DeckLink SDI (1)', 'DeckLink SDI (2)']],
    ['decklink-7.0-sources', ['UltraStudio 4K']],
  ])('names the cards: %s', (listing, names) => {
    const devices = parseDecklinkSources(recorded(listing));
    expect(devices.map(({ name }) => name)).toEqual(names);
    expect(devices.every(({ id, name }) => id === name)).toBe(true);
  });

  it('finds nothing where nothing is', () => {
    expect(parseDecklinkSources('Auto-detected sources for decklink:\n')).toEqual([]);
  });
});

describe('parseDecklinkModes', () => {
  it('reads code, size, rate and scan', () => {
    const modes = parseDecklinkModes(recorded('decklink-4.2-formats'));
    expect(modes).toHaveLength(14);
    const byCode = new Map(modes.map((mode) => [mode.code, mode]));
    expect(byCode.get('Hi50')).toMatchObject({ width: 1920, scan: 'interlaced' });
    expect(byCode.get('pal')).toMatchObject({ height: 576, scan: 'interlaced' });
    expect(byCode.get('hp59')).toMatchObject({ height: 720, scan: 'progressive' });
    expect(byCode.get('hp59')?.framesPerSecond?.max).toBeCloseTo(59.94, 2);
  });
});
