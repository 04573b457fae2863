import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AmpullaBridge } from '../../../common/bridge';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import type {
  ExportedPictures,
  ExportFormat,
  ExportOutcome,
  ExportProgress,
  ExportScope,
  PaperSize,
} from '../../../common/cases/exportIpc';
import { ask } from '../ask';

/** What a person chose, and how far it is; choices are kept while the application runs, but names never. */
interface ExportState {
  readonly format: ExportFormat;
  readonly pictures: ExportedPictures;
  readonly paper: PaperSize;
  readonly isIdentified: boolean;
  readonly isRunning: boolean;
  readonly progress: ExportProgress | null;
  readonly answer: ArchiveAnswer<ExportOutcome> | null;
}

export const exportStore = createStore<ExportState>(() => ({
  format: 'pdf',
  pictures: 'both',
  paper: 'A4',
  isIdentified: false,
  isRunning: false,
  progress: null,
  answer: null,
}));

/** Reads {@link exportStore} in a component. */
export function useExport<Part>(select: (state: ExportState) => Part): Part {
  return useStore(exportStore, select);
}

/** Another choice; what the last export said goes. */
export function chooseExport(
  choice: Partial<Pick<ExportState, 'format' | 'pictures' | 'paper' | 'isIdentified'>>,
): void {
  exportStore.setState({ ...choice, answer: null });
}

/** Exports what was chosen; the answer stands in the store. */
export async function startExport(scope: ExportScope): Promise<void> {
  const { format, pictures, paper, isIdentified } = exportStore.getState();
  exportStore.setState({ isRunning: true, answer: null });
  const answer = await ask(
    window.ampulla.invoke('exports:start', { format, pictures, paper, isIdentified, scope }),
  );
  // The next export is without names again.
  exportStore.setState({ isRunning: false, progress: null, answer, isIdentified: false });
}

/** Stops the export that runs. */
export function stopExport(): void {
  window.ampulla.invoke('exports:cancel').catch(() => undefined);
}

/** Shows the last export in the system's own window. */
export function showExport(): void {
  window.ampulla.invoke('exports:show').catch(() => undefined);
}

/** Listens to how far an export is; returns the undo. */
export function followExports(bridge: AmpullaBridge): () => void {
  return bridge.subscribe('exportProgress', (progress) => exportStore.setState({ progress }));
}
