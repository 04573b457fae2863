import type { UserMessage } from '../../common/ipc';
import { explain } from '../../common/language/explain';

/** A message on the screen, with a number that React and the dismiss button know it by. */
export interface NumberedMessage extends UserMessage {
  readonly number: number;
}

/** Older messages than these are forgotten: nobody reads more, and a fault that repeats must not fill memory. */
export const messagesKept = 20;

/** Adds a message as the newest one; the same message again replaces the earlier one. */
export function withMessage(
  messages: readonly NumberedMessage[],
  message: UserMessage,
): readonly NumberedMessage[] {
  const number = Math.max(0, ...messages.map((earlier) => earlier.number)) + 1;
  const others = messages.filter((earlier) => !isSame(earlier, message));
  return [...others, { ...message, number }].slice(-messagesKept);
}

/** Removes one message. */
export function withoutMessage(
  messages: readonly NumberedMessage[],
  number: number,
): readonly NumberedMessage[] {
  return messages.filter((message) => message.number !== number);
}

/** The message for a command that main refused or could not answer. */
export function refusedCommand(error: unknown): UserMessage {
  const reason = error instanceof Error ? error.message : String(error);
  return { severity: 'error', ...explain('command.refused', { reason }) };
}

/** The message for something dropped on the window that is not a file. */
export const droppedNoFile: UserMessage = {
  severity: 'warning',
  ...explain('command.droppedNoFile'),
};

function isSame(one: UserMessage, other: UserMessage): boolean {
  return one.severity === other.severity && one.whatHappened === other.whatHappened;
}
