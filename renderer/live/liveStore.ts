import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PackListing } from '../../common/modelPack';
import { defaultOverlaySettings, type OverlaySettings } from '../../common/overlaySettings';
import type { LiveStatus } from '../../common/status';
import type { NumberedMessage } from './messages';

/** What React shows. Frames and evidence never come here: they go to the frame player. */
export interface LiveState {
  /** False until main has told its initial state. */
  readonly ready: boolean;
  readonly appVersion: string;
  readonly status: LiveStatus;
  /** Frames of this source that the renderer replaced before it drew them. */
  readonly supersededFrames: number;
  readonly overlay: OverlaySettings;
  readonly messages: readonly NumberedMessage[];
  readonly packs: readonly PackListing[];
  readonly helpOpen: boolean;
  /** A file is being dragged over the window. */
  readonly dropping: boolean;
}

const initialState: LiveState = {
  ready: false,
  appVersion: '',
  status: {
    source: { state: 'noSource' },
    ai: { state: 'off' },
    difficulty: { state: 'off', reason: 'noPack' },
    frames: { captured: 0, sent: 0, dropped: 0 },
  },
  supersededFrames: 0,
  overlay: defaultOverlaySettings,
  messages: [],
  packs: [],
  helpOpen: false,
  dropping: false,
};

/** The state of the live view. */
export const liveStore = createStore<LiveState>(() => initialState);

/** Reads a part of {@link liveStore} in a component. */
export function useLive<Part>(select: (state: LiveState) => Part): Part {
  return useStore(liveStore, select);
}
