import type { EncodedShape, EncoderChoice } from './encoderArguments';
import { findHardwareEncoder, hardwareEncoders } from './encoderProbe';
import { presetFor, x264 } from './x264';

/** Says which encoder a video file is written by: the hardware's where one works, else the processor's. */
export class EncoderChooser {
  private hardware: EncoderChoice | null = null;
  private readonly failedEncoders = new Set<string>();
  private isTooSlow = false;

  /** Looks once for hardware; until that is done the processor encodes. Never rejects. */
  async probe(ffmpegPath: string, platform: NodeJS.Platform): Promise<void> {
    this.hardware = await findHardwareEncoder(ffmpegPath, hardwareEncoders(platform));
  }

  choiceFor(shape: EncodedShape): EncoderChoice {
    const { hardware } = this;
    if (hardware !== null && !this.failedEncoders.has(hardware.encoder)) return hardware;
    return x264(this.isTooSlow ? 'ultrafast' : presetFor(shape));
  }

  /** Frames were lost because it did not keep up: the next video file takes the fastest preset. */
  tooSlow(): void {
    this.isTooSlow = true;
  }

  /** It ended although it should not have: hardware that works in a probe may still fail in earnest. */
  failed(encoder: string): void {
    this.failedEncoders.add(encoder);
  }
}
