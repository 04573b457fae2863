import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Entries of the main bundle: the application, the command line, and the two halves of inference
 * (a process that answers heartbeats, a worker thread that owns ONNX Runtime), the process that reads USB pedals,
 * the process of the case store, the process that makes clips.
 */
const mainEntries = {
  index: 'main/index.ts',
  cli: 'main/cli/index.ts',
  inferenceProcess: 'main/inference/inferenceProcess.ts',
  inferenceWorker: 'main/inference/inferenceWorker.ts',
  pedalProcess: 'main/pedals/hid/hidProcess.ts',
  exportStillWorker: 'main/cases/exports/dicom/stillWorker.ts',
  caseStoreProcess: 'main/cases/process/caseStoreProcess.ts',
  clipProcess: 'main/clips/clipProcess.ts',
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      // Node cannot import it: its ES module calls itself a script.
      externalizeDeps: { exclude: ['dcmjs'] },
      rolldownOptions: { input: mainEntries, output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20',
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      rolldownOptions: { input: { index: 'renderer/index.html', report: 'renderer/report.html' } },
    },
  },
});
