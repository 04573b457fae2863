import { useEffect } from 'react';

interface Shortcuts {
  /** Ctrl+Enter; null while there is nothing to confirm. */
  readonly onConfirm: (() => void) | null;
  /** Ctrl+Z; null while there is nothing to undo. */
  readonly onUndo: (() => void) | null;
}

/** Keys of the field-of-view section, wherever the focus is in it. */
export function useShortcuts({ onConfirm, onUndo }: Shortcuts): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const action = actionOf(event.key.toLowerCase());
      if (action === null) return;
      event.preventDefault();
      action();
    };
    const actionOf = (key: string): (() => void) | null => {
      if (key === 'enter') return onConfirm;
      return key === 'z' ? onUndo : null;
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onConfirm, onUndo]);
}
