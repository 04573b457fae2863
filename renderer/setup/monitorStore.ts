import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MonitorState } from '../../common/monitor';

const monitorStore = createStore<{ readonly monitors: MonitorState | null }>(() => ({
  monitors: null,
}));

/** Takes over what main knows of monitors. */
export function showMonitors(monitors: MonitorState): void {
  monitorStore.setState({ monitors });
}

/** The monitors, in a component; null until main has told them. */
export function useMonitors(): MonitorState | null {
  return useStore(monitorStore, ({ monitors }) => monitors);
}
