import type { ExecutionProvider } from './prediction';

const names: Readonly<Record<ExecutionProvider, string>> = {
  cuda: 'CUDA',
  dml: 'DirectML',
  coreml: 'Core ML',
  webgpu: 'WebGPU',
  cpu: 'CPU',
};

/** Name of an execution provider as its maker writes it, in every language. */
export function providerName(provider: ExecutionProvider): string {
  return names[provider];
}
