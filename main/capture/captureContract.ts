import type { DeviceChoice } from '../../common/captureDevice';
import type { FieldOfViewChoice } from '../../common/fieldOfView';
import type { ConfirmedFieldOfView } from '../../common/fieldOfViewSettings';
import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { SourceInfo } from '../../common/status';
import type { StreamAddress } from '../../common/streamAddress';
import type { CaptureError } from './captureErrors';
import type { DeviceSystem } from './devices/deviceSystem';
import type { LumaImage } from './lumaImage';

/** Whether frames come when they are due or as soon as they are decoded. */
export type Pace = 'realTime' | 'asFastAsPossible';

/** What to open. Sizes in pixels. A network is asked for a `stream` only, whose address a person typed. */
export type SourceRequest =
  | { readonly kind: 'file'; readonly path: string; readonly pace: Pace; readonly repeat: boolean }
  | {
      readonly kind: 'testPattern';
      readonly width: number;
      readonly height: number;
      readonly framesPerSecond: number;
      readonly pace: Pace;
      /** Null for a pattern without an end. */
      readonly durationMs: number | null;
    }
  | DeviceRequest
  | StreamRequest;

/** A capture device; its mode is null for the automatic choice. */
export type DeviceRequest = DeviceChoice & { readonly kind: 'device' };

/** A network stream. */
export interface StreamRequest {
  readonly kind: 'stream';
  readonly address: StreamAddress;
}

/** Whether a source goes on for ever and is opened again when it breaks off. */
export function isLive(request: SourceRequest): request is DeviceRequest | StreamRequest {
  return request.kind === 'device' || request.kind === 'stream';
}

/** What every kind of source needs. */
export interface CaptureOptions {
  readonly ffmpegPath: string;
  /** Where devices are looked for; by default the system that the program runs on. */
  readonly deviceSystem?: DeviceSystem;
  /** Monotonic clock in milliseconds; stamps `capturedAtMs`. */
  readonly nowMs: () => number;
  readonly fieldOfView: FieldOfViewChoice;
  /** What a person confirmed for this source; one of the frame's size takes the place of `auto`. */
  readonly confirmedFieldsOfView?: readonly Pick<ConfirmedFieldOfView, 'frame' | 'fieldOfView'>[];
  readonly displayOutput: boolean;
  /** Nobody waits for it: its ffmpeg gets what the rest of the computer leaves. */
  readonly isIdle?: boolean;
  /** Size of the frames for the model; null for none. */
  readonly modelInput: Size | null;
  /**
   * Receives the console's whole frame, grey, about three times a second, at most
   * {@link maxDisplaySize} large, while the source runs. For finding the field of view and for nothing
   * else: it shows what must not be kept or handed on. Without it no such picture is made.
   */
  readonly onConsolePicture?: (picture: LumaImage) => void;
}

/**
 * Receives what a source delivers. A frame callback that returns a promise holds its output back, and
 * with it the source, until the promise resolves; otherwise outputs are emptied as fast as they fill.
 */
export interface FrameSourceListener {
  /** Once, before the first frame. */
  onInfo(info: SourceInfo): void;
  /** I420, BT.709 limited range, cropped to the field of view, black outside its octagon. */
  onDisplayFrame(frame: Frame): void | Promise<void>;
  /** RGB24 at the model's input size, same crop, same `frameId` and times as its display twin. */
  onModelFrame(frame: Frame): void | Promise<void>;
  /** A finite source is over and all its frames are delivered. */
  onEnd(): void;
  /** The source cannot be opened or is lost; nothing follows. */
  onError(error: CaptureError): void;
}

/** A running or not yet started source of frames. */
export interface FrameSource {
  /** For messages and the status line: file name, device, or what the source is. */
  readonly name: string;
  /** To be called once. */
  start(listener: FrameSourceListener): void;
  /** Ends the source; nothing is delivered afterwards, and its ffmpeg is gone when this resolves. */
  dispose(): Promise<void>;
  /**
   * The same source once more, not yet started, which knows what this one found in it; null for a
   * source that is over when it breaks off, as a file is.
   */
  reopened(): FrameSource | null;
}
