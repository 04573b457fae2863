import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AmpullaBridge } from '../../../../common/bridge';
import type { ArchiveAnswer } from '../../../../common/cases/archiveAnswer';
import { explain } from '../../../../common/language/explain';
import type { ClipFormat, ClipOutcome, ClipProgress } from '../../../../common/recordings/clipIpc';
import type { ReplayOverlayMode } from '../../../../common/recordings/recordedSettings';
import { ask } from '../../../cases/ask';
import { replayStore } from '../../replayStore';
import { clipSection } from './clipSection';
import { drawSprites, type SpriteWords } from './sprites';

/** What a person chose, and how far it is; choices are kept while the application runs. */
interface ClipState {
  readonly isOpen: boolean;
  readonly format: ClipFormat;
  readonly wantsOverlay: boolean;
  readonly isRunning: boolean;
  readonly progress: ClipProgress | null;
  readonly answer: ArchiveAnswer<ClipOutcome> | null;
}

export const clipStore = createStore<ClipState>(() => ({
  isOpen: false,
  format: 'mp4',
  wantsOverlay: true,
  isRunning: false,
  progress: null,
  answer: null,
}));

/** Reads {@link clipStore} in a component. */
export function useClip<Part>(select: (state: ClipState) => Part): Part {
  return useStore(clipStore, select);
}

/** Another choice; what the last clip said goes. */
export function chooseClip(choice: Partial<Pick<ClipState, 'format' | 'wantsOverlay'>>): void {
  clipStore.setState({ ...choice, answer: null });
}

/** Shows what is asked before a clip is made. */
export function openClip(): void {
  if (replayStore.getState().content === null) return;
  const { isRunning, answer } = clipStore.getState();
  clipStore.setState({ isOpen: true, answer: isRunning ? answer : null });
}

/** A clip that is being made goes on. */
export function closeClip(): void {
  clipStore.setState({ isOpen: false });
}

/** Makes a clip as it was chosen; the answer stands in the store. */
export async function startClip(words: SpriteWords): Promise<void> {
  clipStore.setState({ isRunning: true, progress: null, answer: null });
  const answer = await made(words).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    return { isDone: false, explanation: explain('clip.notComposed', { reason }) } as const;
  });
  clipStore.setState({ isRunning: false, progress: null, answer });
}

/** Stops the clip that is being made. */
export function stopClip(): void {
  window.ampulla.invoke('clips:cancel').catch(() => undefined);
}

/** Shows the last clip in the system's own window. */
export function showClip(): void {
  window.ampulla.invoke('clips:show').catch(() => undefined);
}

/** Listens to how far a clip is; returns the undo. */
export function followClips(bridge: AmpullaBridge): () => void {
  return bridge.subscribe('clipProgress', (progress) => clipStore.setState({ progress }));
}

async function made(words: SpriteWords): Promise<ArchiveAnswer<ClipOutcome>> {
  const { content, player, overlayMode, loopStart } = replayStore.getState();
  const { format, wantsOverlay } = clipStore.getState();
  const section = player === null ? null : clipSection(player, loopStart);
  const segment = content?.manifest.segments.findLast(
    ({ firstFrame }) => section !== null && firstFrame <= section.first,
  );
  if (content === null || player === null || section === null || segment === undefined) {
    return { isDone: false, explanation: explain('clip.empty') };
  }
  const overlay = wantsOverlay ? overlayMode : 'off';
  const { trackId } = player;
  const { recordingId } = content.manifest;
  const drawn = await drawSprites(segment, words, partsOf(overlay));
  const wish = { recordingId, ...section, format, overlay, trackId, words: drawn };
  return ask(window.ampulla.invoke('clips:start', wish));
}

/** What of the overlay may stand in the clip: as it was recorded, anything. */
function partsOf(overlay: ReplayOverlayMode) {
  return {
    hasBox: overlay !== 'off' && overlay !== 'heatmap',
    hasHeatmap: overlay !== 'off' && overlay !== 'box',
  };
}
