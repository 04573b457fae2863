import type { InferenceSession, OnnxValue } from 'onnxruntime-node';
import type { PackManifest } from '../../../common/modelPack';
import { PackError } from '../packError';
import type { PackFile } from '../packFiles';

type Metadata = InferenceSession.ValueMetadata;

/** An output of a graph, by its field in the manifest. */
export type OutputField = keyof PackManifest['outputs'];

/** What a manifest says of one output of its graph. */
export interface DeclaredOutput {
  readonly field: OutputField;
  /** In the graph. */
  readonly name: string;
  readonly shape: readonly number[];
}

/** Every output that a manifest declares. All are float32. */
export function declaredOutputs({ outputs }: PackManifest): readonly DeclaredOutput[] {
  const { mask, difficulty, attention } = outputs;
  return [
    mask && { field: 'mask' as const, name: mask.name, shape: [1, mask.height, mask.width] },
    difficulty && {
      ...{ field: 'difficulty' as const, name: difficulty.name },
      shape: [1, difficulty.classes.length],
    },
    attention && {
      ...{ field: 'attention' as const, name: attention.name },
      shape: [1, attention.height, attention.width],
    },
  ].filter((output) => output !== undefined);
}

/**
 * Compares the graph's input and outputs with the manifest. Symbolic dimensions pass: they are seen
 * when the model runs.
 * @throws PackError that names the model file and the manifest's field
 */
export function requireDeclaredGraph(
  session: InferenceSession,
  manifest: PackManifest,
  file: PackFile,
): void {
  const { input } = manifest;
  const fault = (field: string, problem: string) =>
    new PackError({ packId: manifest.id, file: file.name, field, problem });
  const checkTensor = (field: string, found: readonly Metadata[], wanted: TensorDeclaration) => {
    const problem = tensorProblem(found, wanted);
    if (problem !== null) throw fault(field, problem);
  };
  checkTensor('input', session.inputMetadata, {
    name: input.name,
    type: input.type,
    shape: [1, input.height, input.width, 3],
  });
  for (const { field, name, shape } of declaredOutputs(manifest)) {
    checkTensor(`outputs.${field}`, session.outputMetadata, { name, type: 'float32', shape });
  }
}

interface TensorDeclaration {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
}

function tensorProblem(found: readonly Metadata[], wanted: TensorDeclaration): string | null {
  const tensor = found.find(({ name }) => name === wanted.name);
  if (tensor === undefined) {
    const names = found.map(({ name }) => name).join(', ');
    return `the graph has no ${wanted.name}, only ${names}`;
  }
  if (!tensor.isTensor) return `${wanted.name} of the graph is not a tensor`;
  if (tensor.type !== wanted.type) {
    return `${wanted.name} of the graph has the type ${tensor.type}, not ${wanted.type}`;
  }
  if (!shapeFits(tensor.shape, wanted.shape)) return shapeProblem(tensor.shape, wanted.shape);
  return null;
}

function shapeFits(found: readonly (number | string)[], wanted: readonly number[]): boolean {
  return (
    found.length === wanted.length &&
    found.every((side, axis) => typeof side === 'string' || side === wanted[axis])
  );
}

function shapeProblem(found: readonly (number | string)[], wanted: readonly number[]): string {
  return `the graph has the shape [${found.join(', ')}], the manifest says [${wanted.join(', ')}]`;
}

/**
 * The values of an output that a run gave.
 * @throws PackError when type or shape are not what the manifest says
 */
export function requireDeclaredValues(
  value: OnnxValue | undefined,
  { field, shape }: DeclaredOutput,
  manifest: PackManifest,
  file: PackFile,
): Float32Array {
  const fault = (problem: string) =>
    new PackError({ packId: manifest.id, file: file.name, field: `outputs.${field}`, problem });
  if (value === undefined) throw fault('a run gave no such output');
  if (!(value.data instanceof Float32Array)) throw fault(`a run gave ${value.type}, not float32`);
  if (!shapeFits(value.dims, shape)) throw fault(shapeProblem(value.dims, shape));
  return value.data;
}
