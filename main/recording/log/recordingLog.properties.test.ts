import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difficultyLabels } from '../../../common/difficulty';
import { frameFaults } from '../../../common/frameQuality';
import { recordedFrameBytes } from '../../../common/recordings/recordedFrame';
import { viewFaults } from '../../../common/viewFaults';
import { decodeFrames, encodeFrame } from './frameRecords';
import { decodePredictions, encodeChunk, predictionsMagic, scanChunks } from './predictionChunks';
import { decodeTimeline, encodeEntry } from './timelineLines';

const timeMs = fc.integer({ min: 0, max: 1e9 }).map((tenths) => tenths / 10);
const frame = fc.record({
  frameId: fc.integer({ min: 0, max: 0xffff_ffff }),
  segment: fc.integer({ min: 0, max: 0xffff }),
  followsGap: fc.boolean(),
  atMs: fc.double({ noNaN: true }),
  mediaTimeMs: fc.double({ noNaN: true }),
});
const length = fc.integer({ min: 0, max: 40_000 }).map((tenths) => tenths / 10);
const mask = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((values) => ({ width, height, values })),
  );
const prediction = fc.record({
  frameId: fc.nat(),
  arrivedAtMs: timeMs,
  model: fc.nat(3),
  peak: fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000),
  found: fc.boolean(),
  box: fc.record({ x: length, y: length, width: length, height: length }),
  centroid: fc.record({ x: length, y: length }),
  quality: fc.constantFrom('usable' as const, ...frameFaults),
  view: fc.constantFrom('fit' as const, ...viewFaults),
  inferenceMs: timeMs,
  mask,
});
const evidence = fc.record({
  arrivedAtMs: timeMs,
  frameId: fc.option(fc.nat(), { nil: null }),
  validForMs: timeMs,
});
const attention = fc.record({
  arrivedAtMs: timeMs,
  map: fc.option(
    fc.record({
      frameId: fc.nat(),
      validForMs: timeMs,
      explains: fc.constantFrom(...difficultyLabels),
      values: mask,
    }),
    { nil: null },
  ),
});
const content = fc.record({
  predictions: fc.array(prediction, { maxLength: 5 }),
  evidence: fc.array(evidence, { maxLength: 5 }),
});

describe('attention maps', () => {
  it('come back byte by byte, behind the masks', () => {
    const maps = fc.array(attention, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(content, maps, (one, those) => {
        const file = Buffer.concat([predictionsMagic, encodeChunk({ ...one, attention: those })]);
        expect(decodePredictions(file)).toEqual({ ...one, attention: those, droppedBytes: 0 });
      }),
    );
  });
});

describe('frames.bin', () => {
  it('gives back what was written, wherever it is cut off', () => {
    fc.assert(
      fc.property(fc.array(frame), fc.nat(), (frames, cut) => {
        const bytes = Buffer.concat(frames.map(encodeFrame));
        expect(decodeFrames(bytes)).toEqual({ frames, droppedBytes: 0 });
        const kept = cut % (bytes.length + 1);
        const whole = Math.floor(kept / recordedFrameBytes);
        expect(decodeFrames(bytes.subarray(0, kept))).toEqual({
          frames: frames.slice(0, whole),
          droppedBytes: kept - whole * recordedFrameBytes,
        });
      }),
    );
  });

  it('refuses a number that has no place', () => {
    const one = { frameId: 0, segment: 65_536, followsGap: false, atMs: 0, mediaTimeMs: 0 };
    expect(() => encodeFrame(one)).toThrow(RangeError);
  });
});

describe('predictions.bin', () => {
  it('gives back what was written, masks byte by byte', () => {
    fc.assert(
      fc.property(fc.array(content, { maxLength: 3 }), (contents) => {
        const file = Buffer.concat([predictionsMagic, ...contents.map(encodeChunk)]);
        expect(decodePredictions(file)).toEqual({
          predictions: contents.flatMap(({ predictions }) => predictions),
          evidence: contents.flatMap(({ evidence: those }) => those),
          droppedBytes: 0,
        });
      }),
    );
  });

  it('keeps every chunk before the place where it is cut off', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 3 }), fc.nat(), (contents, cut) => {
        const parts = [predictionsMagic, ...contents.map(encodeChunk)];
        const file = Buffer.concat(parts);
        const kept = cut % file.length;
        const { chunks, validBytes, droppedBytes } = scanChunks(file.subarray(0, kept));
        expect(validBytes + droppedBytes).toBe(kept);
        const ends = parts.map((_, index) => Buffer.concat(parts.slice(0, index + 1)).length);
        expect(chunks).toHaveLength(ends.slice(1).filter((end) => end <= kept).length);
      }),
    );
  });

  it('never fails on bytes that are wrong, and takes none of them for a mask', () => {
    fc.assert(
      fc.property(content, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, where, by) => {
        const file = Buffer.concat([predictionsMagic, encodeChunk(one)]);
        const at = predictionsMagic.length + (where % (file.length - predictionsMagic.length));
        file[at] = (file[at] ?? 0) ^ by;
        expect(scanChunks(file).chunks).toEqual([]);
      }),
    );
  });

  it('refuses another file, and takes one that was only just begun for empty', () => {
    expect(() => scanChunks(Buffer.from('ID3 music, not masks'))).toThrow(RangeError);
    expect(scanChunks(predictionsMagic.subarray(0, 5)).chunks).toEqual([]);
    expect(scanChunks(predictionsMagic.subarray(0, 5)).droppedBytes).toBe(5);
  });

  it('reads on from the end of what was read before, as in a file that grows', () => {
    const first = { predictions: [], evidence: [{ arrivedAtMs: 1, frameId: 2, validForMs: 3 }] };
    const second = { predictions: [], evidence: [{ arrivedAtMs: 4, frameId: 5, validForMs: 6 }] };
    const early = Buffer.concat([predictionsMagic, encodeChunk(first)]);
    const late = Buffer.concat([early, encodeChunk(second)]);
    const { validBytes } = scanChunks(early);
    expect(scanChunks(late, validBytes).chunks.map(({ offset }) => offset)).toEqual([early.length]);
  });
});

describe('timeline.jsonl', () => {
  const entry = { kind: 'source', atMs: 12.3, frameId: 4, state: 'live' } as const;

  it('gives back its entries, and says how many lines are none', () => {
    const text = [encodeEntry(entry), 'no entry\n', '{"kind":"dance"}\n', encodeEntry(entry)];
    expect(decodeTimeline(text.join(''))).toEqual({ entries: [entry, entry], droppedLines: 2 });
  });

  it('drops a line that was cut off at any place', () => {
    const line = encodeEntry(entry);
    for (let kept = 1; kept < line.length; kept += 1) {
      expect(decodeTimeline(line + line.slice(0, kept))).toEqual({
        entries: [entry],
        droppedLines: 1,
      });
    }
  });
});
