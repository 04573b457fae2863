import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import { explain } from '../../../common/language/explain';
import type { MessageKey, MessageValues } from '../../../common/language/messageWords';
import { explanationOf, UserFacingError } from '../../../common/userFacingError';

/** Runs something for the page; what it throws becomes the explanation that the page shows in its place. */
export async function answering<Value>(
  run: () => Value | Promise<Value>,
): Promise<ArchiveAnswer<Value>> {
  try {
    return { isDone: true, value: await run() };
  } catch (error) {
    return { isDone: false, explanation: explanationOf(error) };
  }
}

/** Something that the archive does not do, with its words of `messages.json`. */
export function refusal(key: MessageKey, values: MessageValues = {}): UserFacingError {
  return new UserFacingError(explain(key, values));
}
