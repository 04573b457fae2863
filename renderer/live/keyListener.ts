import { actionOfKey, type LiveAction } from './hotkeys';

/** Listens to the keys of the whole window; returns the undo. Keys that type or choose stay where they are. */
export function listenToKeys(perform: (action: LiveAction) => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = actionOfKey(event);
    if (action === null || isForControl(event)) return;
    event.preventDefault();
    // A held key may run through the opacity, but must not flicker the overlay or open ten dialogs.
    if (event.repeat && action.kind !== 'changeOpacity') return;
    perform(action);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** A list picks its entries by letters and digits; only combinations and function keys pass it. */
function isForControl(event: KeyboardEvent): boolean {
  const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  return isCharacter && event.target instanceof HTMLSelectElement;
}
