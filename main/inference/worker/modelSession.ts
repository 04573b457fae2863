import { InferenceSession, Tensor } from 'onnxruntime-node';
import { frameByteLength } from '../../../common/frame';
import type { PackManifest } from '../../../common/modelPack';
import type { ExecutionProvider, ModelIdentity } from '../../../common/prediction';
import type { PackFile } from '../packFiles';
import {
  declaredOutputs,
  type OutputField,
  requireDeclaredGraph,
  requireDeclaredValues,
} from './declaredGraph';
import { requireSoundAnswer, warmUpPicture } from './warmUp';

export interface ModelSessionOptions {
  readonly manifest: PackManifest;
  readonly file: PackFile;
  /** The file's content, already verified. */
  readonly bytes: Uint8Array;
  readonly provider: ExecutionProvider;
  readonly threads: number;
}

/** A loaded model on one execution provider. Owns the native session until `release`. */
export class ModelSession {
  readonly manifest: PackManifest;
  readonly identity: ModelIdentity;
  private readonly file: PackFile;
  private readonly session: InferenceSession;

  private constructor(
    session: InferenceSession,
    { manifest, file, provider }: ModelSessionOptions,
  ) {
    this.session = session;
    this.manifest = manifest;
    this.file = file;
    const { id: packId, version: packVersion } = manifest;
    this.identity = { packId, packVersion, sha256: file.sha256, provider };
  }

  /**
   * Creates the session and proves it with one run on a fixed picture.
   * @throws PackError when the graph is not what the manifest says; Error when the provider does not
   * load, run, or answer with probabilities
   */
  static async open(options: ModelSessionOptions): Promise<ModelSession> {
    const session = await InferenceSession.create(options.bytes, sessionOptions(options));
    const model = new ModelSession(session, options);
    try {
      requireDeclaredGraph(session, options.manifest, options.file);
      const fields = declaredOutputs(options.manifest).map(({ field }) => field);
      requireSoundAnswer(await model.run(warmUpPicture(options.manifest.input), fields));
      return model;
    } catch (error) {
      await model.release();
      throw error;
    }
  }

  /**
   * One inference. Blocks this thread.
   * @param pixels rgb24 at the manifest's input size, in a buffer of its own
   * @param fields outputs that are wanted; the manifest must declare them
   * @returns values of each output as the graph gave them, in its order
   */
  async run<Field extends OutputField>(
    pixels: Uint8Array,
    fields: readonly Field[],
  ): Promise<Readonly<Record<Field, Float32Array>>> {
    const { input } = this.manifest;
    const expected = frameByteLength('rgb24', input);
    if (pixels.byteLength !== expected) {
      throw new RangeError(`The model takes ${expected} bytes a frame, not ${pixels.byteLength}.`);
    }
    const image = new Tensor('uint8', pixels, [1, input.height, input.width, 3]);
    const wanted = fields.map((field) => this.declared(field));
    const names = wanted.map(({ name }) => name);
    const results = await this.session.run({ [input.name]: image }, names);
    const values = wanted.map((output) => [
      output.field,
      requireDeclaredValues(results[output.name], output, this.manifest, this.file),
    ]);
    // One entry for each of the fields, as they were asked for.
    return Object.fromEntries(values) as Record<Field, Float32Array>;
  }

  private declared(field: OutputField) {
    const output = declaredOutputs(this.manifest).find((one) => one.field === field);
    if (output === undefined) throw new RangeError(`The model has no output ${field}.`);
    return output;
  }

  async release(): Promise<void> {
    await this.session.release();
  }
}

function sessionOptions({
  provider,
  threads,
}: ModelSessionOptions): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Fatal only, as for the whole environment.
    logSeverityLevel: 4,
    extra: {
      session: {
        // Spinning threads take 20 to 60 % of a core that capture and display need.
        'intra_op.allow_spinning': '0',
        // Processors without VNNI add products of bytes in 16 bits, which overflow: exact before fast there.
        x64quantprecision: '1',
      },
    },
  };
}
