import { useState } from 'react';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import { ask } from '../ask';

/** One thing at a time that is asked of main, with what went wrong. */
export interface Task {
  readonly isBusy: boolean;
  readonly trouble: ErrorExplanation | null;
  /** @returns the answer; null where it went wrong, which {@link trouble} says */
  run<Value>(answer: Promise<ArchiveAnswer<Value>>): Promise<{ readonly value: Value } | null>;
}

/** Keeps a form from asking twice, and what came of it. */
export function useTask(): Task {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<ErrorExplanation | null>(null);
  return {
    isBusy,
    trouble,
    run: async (answer) => {
      setBusy(true);
      setTrouble(null);
      const result = await ask(answer);
      setBusy(false);
      if (result.isDone) return { value: result.value };
      setTrouble(result.explanation);
      return null;
    },
  };
}
