import type { Size } from '../../../common/geometry';
import { decodeGroup, type GroupRequest } from './decodeGroup';
import type { FragmentIndex, FrameGroup } from './fragmentIndex';

/** Where a frame of the recording lies. */
export interface FramePlace {
  readonly index: FragmentIndex;
  /** Number of the frame in that file. */
  readonly frame: number;
  readonly size: Size;
}

export interface FrameDecoderOptions {
  readonly ffmpegPath: string;
  /** Finds a frame of the recording. @throws UserFacingError where there is none */
  readonly place: (frame: number) => Promise<FramePlace>;
  /** Stands in for ffmpeg in tests of the cache. */
  readonly decode?: (request: GroupRequest) => Promise<readonly Uint8Array[]>;
}

/**
 * Groups that are kept: the one that is shown and its neighbours, so that steps over its ends are immediate. A
 * group is a second: 35 MB each at 720p25, 93 MB at 1080p30.
 */
const mostGroups = 3;

interface KnownGroup {
  readonly group: FrameGroup;
  readonly frames: readonly Uint8Array[];
}

interface RunningDecoding {
  readonly key: string;
  readonly frames: number;
  readonly result: Promise<KnownGroup>;
  readonly abort: AbortController;
  readonly isAhead: boolean;
}

/** Decoded frames of a recording by their number, exactly. At most one ffmpeg runs at a time. */
export class FrameDecoder {
  private readonly options: FrameDecoderOptions;
  private readonly known = new Map<string, KnownGroup>();
  private running: RunningDecoding | null = null;

  constructor(options: FrameDecoderOptions) {
    this.options = options;
  }

  /**
   * The pixels of a frame in I420; the caller must not change them. What is being decoded ahead gives way.
   * @throws RangeError where the file holds less than its index says; what the system says
   */
  async frame(frame: number): Promise<{ readonly pixels: Uint8Array; readonly size: Size }> {
    const place = await this.options.place(frame);
    const { frames, group } = await this.groupOf(place, false);
    const pixels = frames[place.frame - group.firstFrame];
    if (pixels === undefined) throw new RangeError(`Frame ${frame} cannot be decoded.`);
    return { pixels, size: place.size };
  }

  /** Decodes the group of a frame while there is nothing else to do. */
  async ahead(frame: number): Promise<void> {
    if (this.isBusy()) return;
    try {
      const place = await this.options.place(frame);
      if (!this.isBusy()) await this.groupOf(place, true);
    } catch {
      // It gave way, or there is no such frame; whoever asks for it hears why.
    }
  }

  /** Forgets what is decoded and ends ffmpeg. */
  dispose(): void {
    this.running?.abort.abort();
    this.known.clear();
  }

  private isBusy(): boolean {
    return this.running !== null;
  }

  private async groupOf(place: FramePlace, isAhead: boolean): Promise<KnownGroup> {
    const group = place.index.groupOf(place.frame);
    if (group === null) throw new RangeError(`There is no frame ${place.frame} in this file.`);
    const key = `${place.index.path} ${group.firstFrame}`;
    const known = this.known.get(key);
    // The last group of a recording that grows may have been decoded when it was shorter.
    if (known !== undefined && known.group.frames >= group.frames) return this.used(key, known);
    while (this.running !== null) {
      const { running } = this;
      if (running.key === key && running.frames >= group.frames) return running.result;
      await this.makeWay(running);
    }
    this.running = this.start(key, group, place, isAhead);
    return this.running.result;
  }

  private async makeWay({ isAhead, abort, result }: RunningDecoding): Promise<void> {
    if (isAhead) abort.abort();
    await result.catch(() => undefined);
  }

  private start(key: string, group: FrameGroup, place: FramePlace, isAhead: boolean) {
    const abort = new AbortController();
    const { ffmpegPath, decode = decodeGroup } = this.options;
    const { path, headerLength } = place.index;
    const { size } = place;
    const { signal } = abort;
    const result = decode({ ffmpegPath, path, headerLength, group, size, isAhead, signal })
      .then((frames) => this.used(key, { group, frames }))
      .finally(() => {
        this.running = null;
      });
    // Nobody may be waiting any more when it gives way.
    result.catch(() => undefined);
    return { key, frames: group.frames, result, abort, isAhead };
  }

  /** Keeps the groups that were used last. */
  private used(key: string, known: KnownGroup): KnownGroup {
    this.known.delete(key);
    this.known.set(key, known);
    const oldest = this.known.keys().next();
    if (this.known.size > mostGroups && oldest.done !== true) this.known.delete(oldest.value);
    return known;
  }
}
