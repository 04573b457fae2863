import type { ArchiveAnswer } from '../../common/cases/archiveAnswer';
import { explanationOf } from '../../common/userFacingError';

/** Waits for an answer of the archive; a command that could not even be asked becomes an explanation too. */
export async function ask<Value>(
  answer: Promise<ArchiveAnswer<Value>>,
): Promise<ArchiveAnswer<Value>> {
  try {
    return await answer;
  } catch (error) {
    return { isDone: false, explanation: explanationOf(error) };
  }
}
