import './segments.css';
import type { ReactNode } from 'react';
import { KeyHint } from './KeyHint';

interface SegmentsProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Buttons that belong together, side by side in one frame. */
export function Segments({ label, children }: SegmentsProps) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface SegmentProps {
  readonly children: string;
  readonly shortcut: string;
  readonly onPress: () => void;
  /** For a choice: whether it is the current one. Left out for a plain command. */
  readonly pressed?: boolean;
}

/** One of several buttons, 68 px high, with its key below its name. */
export function Segment({ children, shortcut, onPress, pressed }: SegmentProps) {
  return (
    <button
      type="button"
      className="segment"
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      <span>{children}</span>
      <KeyHint>{shortcut}</KeyHint>
    </button>
  );
}
