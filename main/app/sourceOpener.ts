import { join } from 'node:path';
import type { DeviceChoice } from '../../common/captureDevice';
import type { StreamAddress } from '../../common/streamAddress';
import {
  type CaptureOptions,
  createFrameSource,
  type FrameSource,
  type SourceRequest,
} from '../capture/frameSource';
import { findFfmpeg } from '../capture/findFfmpeg';
import type { OpenSource } from '../pipeline/livePipeline';
import type { FieldOfViewControl } from './fieldOfViewControl';

/** Frames of the test pattern: the size and rate of an HD console. */
const testPattern = { width: 1280, height: 720, framesPerSecond: 30 } as const;

export interface SourceOpenerOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly nowMs: () => number;
  readonly resourceRoot: string;
  readonly fieldsOfView: Pick<FieldOfViewControl, 'optionsFor'>;
}

/** Turns the user's choice of a source into something that the pipeline can open. */
export class SourceOpener {
  private readonly options: SourceOpenerOptions;

  constructor(options: SourceOpenerOptions) {
    this.options = options;
  }

  /** A video at its own speed, once. */
  file(path: string): OpenSource {
    return this.request({ kind: 'file', path, pace: 'realTime', repeat: false });
  }

  /** The bundled procedure, over and over. */
  demo(): OpenSource {
    const path = join(this.options.resourceRoot, 'assets', 'demo', 'demo.mp4');
    return this.request({ kind: 'file', path, pace: 'realTime', repeat: true });
  }

  /** A capture device, in its mode or in the best one that it has. */
  device(choice: DeviceChoice): OpenSource {
    return this.request({ kind: 'device', ...choice });
  }

  /** A network stream. */
  stream(address: StreamAddress): OpenSource {
    return this.request({ kind: 'stream', address });
  }

  testPattern(): OpenSource {
    return this.request({
      kind: 'testPattern',
      ...testPattern,
      pace: 'realTime',
      durationMs: null,
    });
  }

  private request(request: SourceRequest): OpenSource {
    const { environment, nowMs, fieldsOfView } = this.options;
    const ffmpegPath = findFfmpeg({ env: environment });
    const fixed = { ffmpegPath, nowMs, displayOutput: true };
    let source: FrameSource | null = null;
    return (modelInput) => {
      const options: CaptureOptions = { ...fixed, modelInput, ...fieldsOfView.optionsFor(request) };
      source = createFrameSource(request, options, source);
      return source;
    };
  }
}
