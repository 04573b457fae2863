import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AmpullaBridge } from '../../../common/bridge';
import type { BackgroundJob } from '../../../common/recordings/backgroundJob';
import { loadLibrary } from '../library/libraryActions';

/** What is done to recordings in the background, in the order of the turns. */
export const backgroundStore = createStore<{ readonly jobs: readonly BackgroundJob[] }>(() => ({
  jobs: [],
}));

/** Reads a part of the background's jobs in a component. */
export function useBackground<Part>(select: (jobs: readonly BackgroundJob[]) => Part): Part {
  return useStore(backgroundStore, ({ jobs }) => select(jobs));
}

/** Listens to what main says of its jobs; returns the undo. */
export function followBackground(bridge: AmpullaBridge): () => void {
  const end = bridge.subscribe('backgroundJobs', takeJobs);
  bridge.invoke('background:jobs').then(takeJobs, (error: unknown) => {
    console.error('The jobs of the background were not told.', error);
  });
  return end;
}

/** An import that is over has left a recording. */
function takeJobs(jobs: readonly BackgroundJob[]): void {
  const before = backgroundStore.getState().jobs;
  backgroundStore.setState({ jobs });
  const isOpen = ({ kind, state }: BackgroundJob): boolean => kind === 'import' && state !== 'done';
  const running = jobs.filter(isOpen).map(({ jobId }) => jobId);
  const isOver = before.filter(isOpen).some(({ jobId }) => !running.includes(jobId));
  if (isOver) void loadLibrary();
}
