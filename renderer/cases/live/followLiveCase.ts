import type { AmpullaBridge } from '../../../common/bridge';
import { liveCaseStore, takeLiveCase } from './liveCaseStore';

/** A press is decided by then; what was heard and came to nothing goes out again. */
const heardForMs = 2000;

/** Listens to what main says of the running case and of its pedals; returns the undo. */
export function followLiveCase(bridge: AmpullaBridge): () => void {
  let goes = 0;
  const hear = (heardSwitch: string | null): void => {
    window.clearTimeout(goes);
    liveCaseStore.setState({ heardSwitch });
    if (heardSwitch !== null) goes = window.setTimeout(() => hear(null), heardForMs);
  };
  const ends = [
    bridge.subscribe('liveCase', (state) => takeLiveCase(state, performance.now())),
    bridge.subscribe('caseChooser', (sheet) => liveCaseStore.setState({ sheet })),
    bridge.subscribe('pressHeard', hear),
    bridge.subscribe('press', () => hear(null)),
  ];
  // A question that main cannot answer leaves what is shown; the events above tell every later state.
  bridge.invoke('case:state').then(
    (state) => takeLiveCase(state, performance.now()),
    () => undefined,
  );
  return () => {
    window.clearTimeout(goes);
    ends.forEach((end) => end());
  };
}
