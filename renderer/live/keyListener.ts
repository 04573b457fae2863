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

/**
 * A list picks its entries by letters and digits, and a field takes what is typed: only combinations
 * and function keys pass them. Escape closes an open dialog before it means anything else.
 */
function isForControl(event: KeyboardEvent): boolean {
  if (event.key === 'Escape') return document.querySelector('dialog[open]') !== null;
  const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  return isCharacter && takesCharacters(event.target);
}

const typingInputs: ReadonlySet<string> = new Set([
  ...['text', 'number', 'search', 'password', 'date', 'time'],
]);

function takesCharacters(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typingInputs.has(target.type);
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}
