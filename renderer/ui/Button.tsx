import './button.css';
import type { ReactNode } from 'react';
import { KeyHint } from './KeyHint';

interface ButtonProps {
  readonly children: ReactNode;
  /** The key that does the same, as written on the keyboard. */
  readonly shortcut: string;
  readonly onPress: () => void;
  /** `large` is for what is pressed during a procedure: at least 64 px. */
  readonly size?: 'medium' | 'large';
  readonly primary?: boolean;
}

/** A button that shows its key. */
export function Button({ children, shortcut, onPress, size, primary }: ButtonProps) {
  return (
    <button
      type="button"
      className="button"
      data-size={size ?? 'medium'}
      data-primary={primary ?? false}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <span>{children}</span>
      <KeyHint>{shortcut}</KeyHint>
    </button>
  );
}
