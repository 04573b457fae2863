import './button.css';
import type { ReactNode } from 'react';
import { KeyHint } from './KeyHint';

interface ButtonProps {
  readonly children: ReactNode;
  /** The key that does the same, as written on the keyboard. */
  readonly shortcut?: string;
  readonly onPress: () => void;
  /** `large` is for what is pressed during a procedure: at least 64 px. */
  readonly size?: 'medium' | 'large';
  readonly primary?: boolean;
  readonly disabled?: boolean;
  /** For a button that is on or off: which. */
  readonly pressed?: boolean;
}

/** A button that shows its key, if it has one. */
export function Button(props: ButtonProps) {
  const { children, shortcut, onPress, size, primary, disabled, pressed } = props;
  return (
    <button
      type="button"
      className="button"
      data-size={size ?? 'medium'}
      data-primary={primary ?? false}
      aria-keyshortcuts={shortcut}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <span>{children}</span>
      {shortcut !== undefined && <KeyHint>{shortcut}</KeyHint>}
    </button>
  );
}
