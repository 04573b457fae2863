import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AmpullaBridge } from '../../common/bridge';
import type { RecorderState } from '../../common/recordings/recorderState';

const recorderStore = createStore<{ readonly recorder: RecorderState }>(() => ({
  recorder: { state: 'idle', forecastMinutes: null },
}));

/** Follows what the recorder does; returns the undo. */
export function followRecorder(bridge: AmpullaBridge): () => void {
  const show = (recorder: RecorderState): void => recorderStore.setState({ recorder });
  const end = bridge.subscribe('recorder', show);
  // Without the answer nothing is shown until the recorder speaks, within a second.
  bridge.invoke('recorder:state').then(show, () => undefined);
  return end;
}

/** A part of what the recorder does now, in a component. */
export function useRecorder<Part>(select: (recorder: RecorderState) => Part): Part {
  return useStore(recorderStore, ({ recorder }) => select(recorder));
}
