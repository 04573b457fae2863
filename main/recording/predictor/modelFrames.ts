import type { Frame } from '../../../common/frame';
import type { Size } from '../../../common/geometry';
import { decodeGroup } from '../reader/decodeGroup';
import type { FragmentIndex, FrameGroup } from '../reader/fragmentIndex';
import type { RecordingReader } from '../reader/recordingReader';

export interface ModelFramesOptions {
  readonly reader: RecordingReader;
  readonly ffmpegPath: string;
  /** What the model wants. */
  readonly size: Size;
  /** Filters of ffmpeg that make a model frame of a recorded one; the live view's own. */
  readonly filter: (from: Size, to: Size) => string;
  /** Number of the first frame. */
  readonly from: number;
  readonly signal: AbortSignal;
}

/** Frames that follow each other, as the model wants them. */
export interface Stretch {
  /** Number of the first of them in the recording. */
  readonly firstFrame: number;
  readonly frames: readonly Frame[];
  /** Of the recorded frames. */
  readonly displaySize: Size;
}

/** Frames that are decoded by one ffmpeg: its start is a tenth of the work, and 0.2 MB a frame are 20 MB. */
const framesAtOnce = 75;

/**
 * The recorded frames for a model, in order. Frames that cannot be decoded any more are left out.
 * @throws the signal's reason; what the system says where file or ffmpeg cannot be used
 */
export async function* modelFrames(options: ModelFramesOptions): AsyncGenerator<Stretch> {
  const { reader, from } = options;
  let frame = from;
  while (frame < reader.frames) {
    const segment = reader.manifest.segments.findLast(({ firstFrame }) => firstFrame <= frame);
    if (segment === undefined) return;
    const end = segment.firstFrame + (segment.frames ?? 0);
    const { index, size, frame: inFile } = await reader.place(frame);
    const group = frame < end ? groupsTogether(index, inFile) : null;
    if (group === null) {
      frame = nextSegment(reader, frame);
      continue;
    }
    const firstFrame = segment.firstFrame + group.firstFrame;
    const until = Math.min(end, firstFrame + group.frames);
    const pictures = await decode(options, index, group, size);
    const frames = pictures
      .slice(0, until - firstFrame)
      .map((pixels, place) => frameOf(options, firstFrame + place, pixels))
      .slice(Math.max(0, frame - firstFrame));
    yield { firstFrame: Math.max(frame, firstFrame), frames, displaySize: size };
    frame = until;
  }
}

/** The group of a frame with those behind it, as one. */
function groupsTogether(index: FragmentIndex, frame: number): FrameGroup | null {
  const first = index.groupOf(frame);
  if (first === null) return null;
  let together = first;
  for (const group of index.groups) {
    const follows = group.firstFrame === together.firstFrame + together.frames;
    if (!follows || together.frames >= framesAtOnce) continue;
    const length = group.offset + group.length - together.offset;
    together = { ...together, frames: together.frames + group.frames, length };
  }
  return together;
}

function nextSegment({ manifest, frames }: RecordingReader, frame: number): number {
  return manifest.segments.find(({ firstFrame }) => firstFrame > frame)?.firstFrame ?? frames;
}

function decode(
  { ffmpegPath, size: wanted, filter, signal }: ModelFramesOptions,
  { path, headerLength }: FragmentIndex,
  group: FrameGroup,
  size: Size,
): Promise<readonly Uint8Array[]> {
  const { width, height } = wanted;
  const output = { width, height, pixelFormat: 'rgb24' as const, filter: filter(size, wanted) };
  return decodeGroup({
    ...{ ffmpegPath, path, headerLength, group, size, signal, output },
    isAhead: true,
  });
}

function frameOf({ reader, size }: ModelFramesOptions, frame: number, pixels: Uint8Array): Frame {
  const { frameId, atMs } = reader.frame(frame);
  const { width, height } = size;
  const moment = { frameId, capturedAtMs: atMs, mediaTimeMs: atMs };
  return { ...moment, width, height, pixelFormat: 'rgb24', pixels };
}
