import type { ReactNode } from 'react';
import { type MarkShape, type MarkTone, StatusMark } from '../../ui/StatusMark';

interface DifficultyHeadProps {
  readonly shape: MarkShape;
  readonly tone: MarkTone;
  readonly word: string;
  /** At the end of the line, small. */
  readonly children?: ReactNode;
}

/** The one word of the card in large type, with its shape and colour, to be read from across the room. */
export function DifficultyHead({ shape, tone, word, children }: DifficultyHeadProps) {
  return (
    <p className="difficulty-head">
      <StatusMark shape={shape} tone={tone} />
      <span className="difficulty-word" data-testid="difficulty-word">
        {word}
      </span>
      {children}
    </p>
  );
}
