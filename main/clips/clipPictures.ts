import type { OverlaySettings } from '../../common/overlaySettings';
import { settingsAt } from '../../common/recordings/recordedSettings';
import type { TimelineEntry } from '../../common/recordings/timelineEntry';
import type { RecordingReader } from '../recording/reader/recordingReader';
import type { ClipJob } from './clipMessages';
import { ClipPainter } from './clipPainter';
import type { ClipShape } from './clipShape';
import type { ClipShot } from './clipShots';

const withoutHeatmap = { all: 'box', heatmap: 'off', box: 'box', off: 'off' } as const;

type PictureWish = Pick<ClipJob, 'overlay' | 'trackId' | 'words'>;

/** The pictures of a clip in their order, with what is burnt in; each is decoded when it is asked for. */
export async function* clipPictures(
  reader: RecordingReader,
  shape: ClipShape,
  shots: readonly ClipShot[],
  wish: PictureWish,
): AsyncGenerator<Uint8Array> {
  const painter = new ClipPainter(shape, wish.words);
  for (const [index, { frame, times }] of shots.entries()) {
    const pixels =
      frame === null ? painter.gapPicture() : await picture(reader, frame, painter, wish);
    decodeAhead(reader, shots[index + 1]?.frame ?? null, shape.framesPerSecond);
    for (let time = 0; time < times; time += 1) yield pixels;
  }
}

async function picture(
  reader: RecordingReader,
  frame: number,
  painter: ClipPainter,
  wish: PictureWish,
): Promise<Uint8Array> {
  const decoded = await reader.decoder.frame(frame);
  // The decoder keeps its own for the frames around it.
  const pixels = Uint8Array.from(decoded.pixels);
  const settings = settingsOf(reader, frame, wish);
  const { trackId } = wish;
  const overlay =
    trackId === null || settings.mode === 'off' ? null : reader.overlay(frame, trackId);
  painter.paint(pixels, overlay?.prediction ?? null, settings);
  return pixels;
}

function settingsOf(
  reader: RecordingReader,
  frame: number,
  { overlay }: PictureWish,
): OverlaySettings {
  const { atMs } = reader.frame(frame);
  const settings = settingsAt(overlay, reader.timeline, atMs);
  if (overlay !== 'recorded' || !showedAttention(reader.timeline, atMs)) return settings;
  // The attention map stood in the heatmap's place, and is not burnt in.
  return { ...settings, mode: withoutHeatmap[settings.mode] };
}

function showedAttention(timeline: readonly TimelineEntry[], atMs: number): boolean {
  const entry = timeline.findLast((one) => one.kind === 'attention' && one.atMs <= atMs);
  return entry?.kind === 'attention' && entry.shown;
}

/** The group of a second later, while this one is encoded. */
function decodeAhead(reader: RecordingReader, frame: number | null, framesPerSecond: number): void {
  if (frame === null) return;
  const ahead = frame + Math.round(framesPerSecond);
  if (ahead < reader.frames) void reader.decoder.ahead(ahead);
}
