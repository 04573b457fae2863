import { describe, expect, it } from 'vitest';
import { parseAvfoundationModes } from './avfoundationListing';
import { parseDecklinkModes } from './decklinkListing';
import { parseDshowModes } from './dshowListing';
import { recorded } from './fixtures/recorded';
import { automaticChoices, rankModes } from './modeRanking';
import { choiceWords, supportedWords } from './modeWords';
import { parseV4l2Modes } from './v4l2Listing';

const best = (...lists: Parameters<typeof automaticChoices>) => {
  const [first] = automaticChoices(...lists);
  return first === undefined ? null : choiceWords(first);
};

describe('automaticChoices', () => {
  it.each([
    // Raw 720p gives 10 fps only.
    ['dshow-4.3-options', '1280×720 at 30 fps (mjpeg)'],
    ['dshow-3.2-options', '1280×720 at 30 fps (mjpeg)'],
    ['dshow-9.0-options', '1920×1080 at 30 fps (yuyv422)'],
  ])('prefers HD, 25 fps and uncompressed: %s', (listing, expected) => {
    expect(best('dshow', parseDshowModes(recorded(listing)))).toBe(expected);
  });

  it('tries uncompressed HD first where rates are not told, then motion JPEG', () => {
    const choices = automaticChoices('v4l2', parseV4l2Modes(recorded('v4l2-3.2-formats')));
    expect(choices.map(choiceWords)).toEqual([
      '1920×1080 at 30 fps (yuyv422)',
      '1280×720 at 30 fps (yuyv422)',
      '1920×1080 at 30 fps (mjpeg)',
      '1280×720 at 30 fps (mjpeg)',
    ]);
  });

  it('asks AVFoundation for the end of a range, to the last digit', () => {
    const choice = (listing: string) =>
      automaticChoices('avfoundation', parseAvfoundationModes(recorded(listing)))[0];
    expect(choice('avfoundation-newest-modes')?.framesPerSecond).toBe(30);
    const exact = { width: 1920, height: 1080, framesPerSecond: 30.00003 };
    expect(choice('avfoundation-size-modes')).toMatchObject(exact);
  });

  it('leaves a DeckLink card to recognise its signal', () => {
    expect(best('decklink', parseDecklinkModes(recorded('decklink-4.2-formats')))).toBeNull();
  });

  it('leaves a device without modes alone', () => {
    expect(automaticChoices('v4l2', [])).toEqual([]);
  });
});

describe('rankModes', () => {
  it('puts progressive before interlaced and HD before SD', () => {
    const codes = rankModes(parseDecklinkModes(recorded('decklink-4.2-formats'))).map(
      ({ code }) => code,
    );
    expect(codes.slice(0, 3)).toEqual(['Hp30', 'Hp29', 'Hp25']);
    expect(codes.indexOf('hp60')).toBeLessThan(codes.indexOf('Hi50'));
    expect(codes.indexOf('Hi50')).toBeLessThan(codes.indexOf('pal'));
    // 24 and 23.98 fps are too slow to be live.
    expect(codes.slice(-3)).toEqual(['24ps', '23ps', 'nt23']);
  });
});

describe('supportedWords', () => {
  it('names sizes, rates and formats, best first, and counts the rest', () => {
    expect(supportedWords(parseDshowModes(recorded('dshow-4.3-options')))).toBe(
      '1280×720 at 10–30 fps (mjpeg, yuyv422), 800×600 at 15–30 fps (mjpeg, yuyv422), 640×480 at 30 fps (yuyv422, mjpeg), 640×360 at 30 fps (yuyv422, mjpeg), 320×240 at 30 fps (yuyv422, mjpeg), 160×120 at 30 fps (mjpeg)',
    );
    expect(supportedWords(parseV4l2Modes(recorded('v4l2-3.2-formats')))).toMatch(
      /^1920×1080 \(yuyv422, mjpeg, h264\), 1280×720 .* and \d+ other sizes$/,
    );
  });

  it('has no words for nothing', () => {
    expect(supportedWords([])).toBeNull();
  });
});
