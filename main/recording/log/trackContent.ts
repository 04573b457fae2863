import { z } from 'zod';
import { difficultyLabels } from '../../../common/difficulty';
import { frameFaults } from '../../../common/frameQuality';
import type {
  RecordedAttention,
  RecordedPrediction,
  TrackContent,
} from '../../../common/recordings/recordedPrediction';
import { viewFaults } from '../../../common/viewFaults';

const whole = z.int().nonnegative();
const box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** The JSON text of a chunk; `docs/formats.md` describes it. */
const chunkTextSchema = z.strictObject({
  predictions: z.array(
    z.strictObject({
      frameId: whole,
      arrivedAtMs: z.number(),
      model: whole,
      peak: z.number(),
      found: z.boolean(),
      box,
      centroid: z.strictObject({ x: z.number(), y: z.number() }),
      quality: z.enum(['usable', ...frameFaults]),
      view: z.enum(['fit', ...viewFaults]),
      inferenceMs: z.number(),
      /** Width and height; its bytes follow the text. */
      mask: z.tuple([whole, whole]),
    }),
  ),
  evidence: z.array(
    z.strictObject({ arrivedAtMs: z.number(), frameId: whole.nullable(), validForMs: z.number() }),
  ),
  attention: z
    .array(
      z.strictObject({
        arrivedAtMs: z.number(),
        map: z
          .strictObject({
            frameId: whole,
            validForMs: z.number(),
            explains: z.enum(difficultyLabels),
            /** Width and height; its bytes follow those of the masks. */
            mask: z.tuple([whole, whole]),
          })
          .nullable(),
      }),
    )
    .default([]),
});
type PredictionText = z.infer<typeof chunkTextSchema>['predictions'][number];

const lengthBytes = 4;

/** Content as the bytes that a chunk packs: length of the text, the text, the masks, the attention maps. */
export function joinContent({ predictions, evidence, attention = [] }: TrackContent): Buffer {
  const text = Buffer.from(
    JSON.stringify({
      predictions: predictions.map(textOf),
      evidence: evidence.map(({ arrivedAtMs, frameId, validForMs }) => ({
        arrivedAtMs: rounded(arrivedAtMs, 10),
        frameId,
        validForMs: rounded(validForMs, 10),
      })),
      ...(attention.length === 0 ? {} : { attention: attention.map(attentionText) }),
    }),
  );
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(text.length);
  const maps = attention.flatMap(({ map }) => map?.values.values ?? []);
  return Buffer.concat([length, text, ...predictions.map(({ mask }) => mask.values), ...maps]);
}

/** @throws RangeError, SyntaxError or ZodError when the bytes are no content */
export function splitContent(bytes: Buffer): TrackContent {
  const textEnd = lengthBytes + bytes.readUInt32LE(0);
  const text = bytes.subarray(lengthBytes, textEnd).toString('utf8');
  const { predictions, evidence, attention } = chunkTextSchema.parse(JSON.parse(text));
  let at = textEnd;
  const take = ([width, height]: readonly [number, number]) => {
    const values = Uint8Array.from(bytes.subarray(at, at + width * height));
    if (values.length !== width * height) throw new RangeError('A mask is cut off.');
    at += values.length;
    return { width, height, values };
  };
  const withMasks = predictions.map(({ mask, ...prediction }) => ({
    ...prediction,
    mask: take(mask),
  }));
  if (attention.length === 0) return { predictions: withMasks, evidence };
  const withMaps = attention.map(({ arrivedAtMs, map }) => {
    if (map === null) return { arrivedAtMs, map };
    const { mask, ...rest } = map;
    return { arrivedAtMs, map: { ...rest, values: take(mask) } };
  });
  return { predictions: withMasks, evidence, attention: withMaps };
}

function attentionText({ arrivedAtMs, map }: RecordedAttention) {
  const at = { arrivedAtMs: rounded(arrivedAtMs, 10) };
  if (map === null) return { ...at, map };
  const { frameId, validForMs, explains, values } = map;
  const mask = [values.width, values.height];
  return { ...at, map: { frameId, validForMs: rounded(validForMs, 10), explains, mask } };
}

function textOf(prediction: RecordedPrediction): PredictionText {
  const { frameId, arrivedAtMs, model, peak, found, quality, view, inferenceMs } = prediction;
  const { box, centroid, mask } = prediction;
  return {
    ...{ frameId, model, found, quality, view },
    arrivedAtMs: rounded(arrivedAtMs, 10),
    peak: rounded(peak, 10_000),
    box: {
      x: rounded(box.x, 10),
      y: rounded(box.y, 10),
      width: rounded(box.width, 10),
      height: rounded(box.height, 10),
    },
    centroid: { x: rounded(centroid.x, 10), y: rounded(centroid.y, 10) },
    inferenceMs: rounded(inferenceMs, 10),
    mask: [mask.width, mask.height],
  };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
