import { describe, expect, it } from 'vitest';
import { providerReason } from './providerReason';

describe('providerReason', () => {
  it('leaves out the place in ONNX Runtime’s sources', () => {
    const message =
      '/onnxruntime_src/onnxruntime/core/providers/webgpu/webgpu_context.cc:136 onnxruntime::webgpu::WebGpuContext::Initialize(const onnxruntime::webgpu::WebGpuContextConfig&)::<lambda()> adapter_result.status == wgpu::RequestAdapterStatus::Success was false. Failed to get a WebGPU adapter: No supported adapters.\nStacktrace:';
    expect(providerReason(message)).toBe('Failed to get a WebGPU adapter: No supported adapters');
  });

  it('keeps other words as they are', () => {
    const message = 'OrtSessionOptionsAppendExecutionProvider_Cuda: Failed to load shared library';
    expect(providerReason(message)).toBe(message);
    expect(providerReason('')).toBe('');
  });
});
