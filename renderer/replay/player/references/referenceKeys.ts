import { markAfterKey } from '../../marking/markKeys';
import { cancelReference, changeReference, keepReference } from './referenceActions';
import { drawnSize } from './drawnSize';
import { referenceStore } from './referenceStore';

/** While a reference is drawn its keys come before the player's. Returns the undo. */
export function listenToReferenceKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isForControl(event) || !perform(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** Lists take what is typed, but not Escape and Enter; a button takes Enter and the space bar. */
function isForControl({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (key === 'Escape') return false;
  if (target instanceof HTMLSelectElement) return key !== 'Enter';
  return target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ');
}

/** @returns whether the key means something here */
function perform(event: KeyboardEvent): boolean {
  const { drawn } = referenceStore.getState();
  const picture = drawnSize(drawn);
  if (drawn === null || picture === null) return false;
  if (event.key === 'Escape') return cancelReference();
  if (event.key === 'Enter') {
    void keepReference();
    return true;
  }
  const mark = markAfterKey(event, drawn.mark, picture, true);
  if (mark !== undefined) changeReference({ mark });
  // What the player does with its keys would take the picture away that is drawn on.
  return mark !== undefined || !['Tab', 'F1', 'F2', 'F3', 'F4', 'F11'].includes(event.key);
}
