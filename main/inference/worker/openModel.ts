import { env, listSupportedBackends } from 'onnxruntime-node';
import { explain } from '../../../common/language/explain';
import { type ExecutionProvider, executionProviders } from '../../../common/prediction';
import { UserFacingError } from '../../../common/userFacingError';
import { errorMessage } from '../inferenceErrors';
import type { InferenceRequest, SkippedProvider } from '../inferenceProtocol';
import { PackError } from '../packError';
import { filesForProvider, readVerifiedFile } from '../packFiles';
import { providerReason } from '../providerReason';
import { ModelSession } from './modelSession';

// What goes wrong comes back as a rejection; ONNX Runtime would print it to the console as well.
env.logLevel = 'fatal';

/** Asks for a pack to be loaded. */
export type StartRequest = Extract<InferenceRequest, { type: 'start' }>;

/** A model that runs, and the providers before it that do not run here. */
export interface OpenedModel {
  readonly session: ModelSession;
  readonly skipped: readonly SkippedProvider[];
}

/** No provider that was asked for runs the pack here. */
export class NothingRunsError extends UserFacingError {
  readonly skipped: readonly SkippedProvider[];

  constructor(packId: string, skipped: readonly SkippedProvider[]) {
    const reasons = skipped.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
    super(explain('pack.nothingRuns', { id: packId, reasons }));
    this.skipped = skipped;
  }
}

/** Providers that this build of ONNX Runtime knows, in the order in which they are tried. */
export function knownProviders(): readonly ExecutionProvider[] {
  const names = listSupportedBackends().map(({ name }) => name);
  return executionProviders.filter((provider) => names.includes(provider));
}

/**
 * Opens the pack with the first provider that really runs it. One at a time and verified by a run:
 * ONNX Runtime given several either drops one silently or rejects them all.
 * @param onTrying called before a provider's native code is entered, which may abort the process
 * @throws PackError when the pack is at fault; NothingRunsError with every provider's reason otherwise
 */
export async function openModel(
  request: StartRequest,
  onTrying: (provider: ExecutionProvider) => void,
): Promise<OpenedModel> {
  const skipped: SkippedProvider[] = [];
  for (const provider of request.providers) {
    const reason = notApplicable(request, provider);
    if (reason !== null) {
      skipped.push({ provider, reason });
      continue;
    }
    onTrying(provider);
    try {
      return { session: await openWith(request, provider), skipped };
    } catch (error) {
      if (error instanceof PackError) throw error;
      skipped.push({ provider, reason: providerReason(errorMessage(error)) });
    }
  }
  throw new NothingRunsError(request.pack.manifest.id, skipped);
}

/** Why a provider need not be tried, or null. */
function notApplicable({ pack }: StartRequest, provider: ExecutionProvider): string | null {
  if (!knownProviders().includes(provider)) return 'is not built into this ONNX Runtime';
  if (filesForProvider(pack.manifest, provider).length === 0)
    return 'has no model file in the pack';
  return null;
}

/** The first of the provider's files that runs: a graphics card may lack fp16 and still run fp32. */
async function openWith(
  { pack, threads }: StartRequest,
  provider: ExecutionProvider,
): Promise<ModelSession> {
  const { manifest, folder } = pack;
  let failure: unknown = null;
  for (const file of filesForProvider(manifest, provider)) {
    const bytes = await readVerifiedFile(folder, manifest, file);
    try {
      return await ModelSession.open({ manifest, file, bytes, provider, threads });
    } catch (error) {
      if (error instanceof PackError) throw error;
      failure = error;
    }
  }
  throw failure;
}
