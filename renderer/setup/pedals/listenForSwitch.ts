import { acceleratorOfKey, isModifier } from '../../pedals/acceleratorOfKey';

/** What was pressed while a switch is learned. */
export interface SwitchListener {
  /** A key went down and up. @param accelerator in Electron's notation */
  readonly onKey: (accelerator: string) => void;
  /** A key that cannot be named went down. */
  readonly onUnknownKey: () => void;
  readonly onCancel: () => void;
}

/**
 * Takes every key of the window until the returned function is called: none of them does what it
 * else would. A key counts when it is let go, so that it is not held any more when it is taken globally.
 */
export function listenForSwitch({ onKey, onUnknownKey, onCancel }: SwitchListener): () => void {
  const ends = new AbortController();
  const options = { capture: true, signal: ends.signal };
  let pressed: string | null = null;
  const swallow = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      swallow(event);
      if (event.repeat || isModifier(event)) return;
      if (event.key === 'Escape') onCancel();
      else {
        pressed = acceleratorOfKey(event);
        if (pressed === null) onUnknownKey();
      }
    },
    options,
  );
  window.addEventListener(
    'keyup',
    (event) => {
      swallow(event);
      if (pressed === null || isModifier(event)) return;
      onKey(pressed);
      pressed = null;
    },
    options,
  );
  return () => ends.abort();
}
