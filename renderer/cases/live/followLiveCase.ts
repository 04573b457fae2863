import type { AmpullaBridge } from '../../../common/bridge';
import type { LiveCaseState } from '../../../common/cases/liveCaseIpc';
import { liveCaseStore, takeLiveCase } from './liveCaseStore';
import { takeStartDraft } from './startDraft';

/** A press is decided by then; what was heard and came to nothing goes out again. */
const heardForMs = 2000;

/**
 * A pedal or a key starts a case without what was filled in for it here: it belongs to this case, and must never be found
 * in the next one.
 */
function handOverDraft(bridge: AmpullaBridge): void {
  const draft = takeStartDraft();
  if (Object.keys(draft).length > 0) void bridge.invoke('case:setFields', draft, 'ui');
}

/** Listens to what main says of the running case and of its pedals; returns the undo. */
export function followLiveCase(bridge: AmpullaBridge): () => void {
  let goes = 0;
  const hear = (heardSwitch: string | null): void => {
    window.clearTimeout(goes);
    liveCaseStore.setState({ heardSwitch });
    if (heardSwitch !== null) goes = window.setTimeout(() => hear(null), heardForMs);
  };
  const take = (state: LiveCaseState): void => {
    const { running: before } = liveCaseStore.getState();
    takeLiveCase(state, performance.now());
    if (before === null && state.running !== null) handOverDraft(bridge);
  };
  const ends = [
    bridge.subscribe('liveCase', take),
    bridge.subscribe('caseChooser', (sheet) => liveCaseStore.setState({ sheet })),
    bridge.subscribe('pressHeard', hear),
    bridge.subscribe('press', () => hear(null)),
  ];
  // A question that main cannot answer leaves what is shown; the events above tell every later state.
  bridge.invoke('case:state').then(take, () => undefined);
  return () => {
    window.clearTimeout(goes);
    ends.forEach((end) => end());
  };
}
