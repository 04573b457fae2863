import './segments.css';
import type { KeyboardEvent, ReactNode } from 'react';
import { KeyHint } from './KeyHint';

interface GroupProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Commands that belong together, side by side in one frame. */
export function Segments({ label, children }: GroupProps) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** A choice of one of several, side by side; the arrow keys go from one to the next. */
export function ChoiceSegments({ label, children }: GroupProps) {
  return (
    <div className="segments" role="radiogroup" aria-label={label} onKeyDown={chooseByArrow}>
      {children}
    </div>
  );
}

interface SegmentProps {
  readonly children: string;
  readonly shortcut: string;
  readonly onPress: () => void;
}

/** A command, 64 px high, with its key below its name. */
export function Segment({ children, shortcut, onPress }: SegmentProps) {
  return (
    <button type="button" className="segment" aria-keyshortcuts={shortcut} onClick={onPress}>
      <span>{children}</span>
      <KeyHint>{shortcut}</KeyHint>
    </button>
  );
}

/** One possibility of a {@link ChoiceSegments}. */
export function ChoiceSegment(props: SegmentProps & { readonly checked: boolean }) {
  const { children, shortcut, onPress, checked } = props;
  return (
    <button
      type="button"
      className="segment"
      role="radio"
      aria-checked={checked}
      aria-keyshortcuts={shortcut}
      tabIndex={checked ? 0 : -1}
      onClick={onPress}
    >
      <span>{children}</span>
      <KeyHint>{shortcut}</KeyHint>
    </button>
  );
}

function chooseByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = stepOfKey(event.key);
  if (step === 0) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
  const current = choices.findIndex((choice) => choice === document.activeElement);
  const next = choices.at((current + step) % choices.length);
  next?.focus();
  next?.click();
}

function stepOfKey(key: string): number {
  if (key === 'ArrowRight' || key === 'ArrowDown') return 1;
  return key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0;
}
