import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ErrorExplanation } from '../../common/language/messageWords';
import type { ReplayOverlayMode } from '../../common/recordings/recordedSettings';
import type { OverlayComparison } from '../../common/recordings/trackComparison';
import type { LibraryEntry, ReplayContent, ReplayState } from '../../common/recordings/replayIpc';

/** The library as far as it is known here. */
export interface LibraryStatus {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly explanation: ErrorExplanation | null;
  readonly entries: readonly LibraryEntry[];
  /** By recording; null where none can be made. */
  readonly thumbnails: ReadonlyMap<string, string | null>;
  readonly search: string;
  /** The recording that was deleted last and can be brought back. */
  readonly removed: LibraryEntry | null;
  /** What went wrong with the last thing that was asked for. */
  readonly trouble: ErrorExplanation | null;
}

/** Library and player on the page. */
export interface ReplayPageState extends LibraryStatus {
  /** The recording that is open, or being opened; null: the library is shown. */
  readonly recordingId: string | null;
  /** Null until it is open. */
  readonly content: ReplayContent | null;
  readonly player: ReplayState | null;
  /** The frame on the screen; null before the first. */
  readonly shown: { readonly frameNumber: number; readonly atMs: number } | null;
  /** How the two tracks that are compared differ on it; null unless two are. */
  readonly difference: OverlayComparison | null;
  readonly overlayMode: ReplayOverlayMode;
  /** One end of a section was set, the other not yet. */
  readonly loopStart: number | null;
  /** Whether a note is being written. */
  readonly isWriting: boolean;
}

/** The state of the page of recordings; kept while other pages are shown. */
export const replayStore = createStore<ReplayPageState>(() => ({
  status: 'loading',
  explanation: null,
  entries: [],
  thumbnails: new Map(),
  search: '',
  removed: null,
  trouble: null,
  recordingId: null,
  content: null,
  player: null,
  shown: null,
  difference: null,
  overlayMode: 'recorded',
  loopStart: null,
  isWriting: false,
}));

/** Reads a part of {@link replayStore} in a component. */
export function useReplay<Part>(select: (state: ReplayPageState) => Part): Part {
  return useStore(replayStore, select);
}
