import type { AmpullaBridge } from '../../common/bridge';
import { countChange } from './casesPageStore';
import { caseListStore, refreshCaseList } from './list/caseListStore';
import { refreshOpenCase } from './page/openCaseStore';
import { peopleStore } from './peopleStore';
import { storeStateStore } from './storeStateStore';

/** Listens to what main says of people, store and cases; returns the undo. */
export function followCases(bridge: AmpullaBridge): () => void {
  const ends = [
    bridge.subscribe('people', (people) => {
      const before = peopleStore.getState();
      peopleStore.setState(people);
      const isOther = before.signedIn?.id !== people.signedIn?.id;
      // Another person may see other things: what was loaded for the one before goes.
      if (isOther || before.isLocked !== people.isLocked) reload();
    }),
    bridge.subscribe('caseStore', (store) => {
      storeStateStore.setState({ store });
      reload();
    }),
    bridge.subscribe('casesChanged', ({ caseId }) => {
      if (caseListStore.getState().isWatched) refreshCaseList();
      refreshOpenCase(caseId);
      countChange();
    }),
  ];
  // A question that main cannot answer leaves what is shown; the events above tell every later state.
  bridge.invoke('people:state').then(
    (people) => peopleStore.setState(people),
    () => undefined,
  );
  bridge.invoke('caseStore:state').then(
    (store) => {
      storeStateStore.setState({ store });
      reload();
    },
    () => undefined,
  );
  return () => ends.forEach((end) => end());
}

function reload(): void {
  if (caseListStore.getState().isWatched) refreshCaseList();
  refreshOpenCase(null);
}
