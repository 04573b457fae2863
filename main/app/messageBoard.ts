import type { UserMessage } from '../../common/ipc';
import { explanationOf } from '../../common/userFacingError';

/** As many as the page shows; a fault that repeats must not fill the memory. */
export const messagesRemembered = 20;

/** Messages for the person in front of the screen; remembered so that a page that is loaded later shows them. */
export class MessageBoard {
  private readonly publish: (message: UserMessage) => void;
  private remembered: readonly UserMessage[] = [];

  constructor(publish: (message: UserMessage) => void) {
    this.publish = publish;
  }

  /** Those that nobody dismissed yet, each once, oldest first. */
  get messages(): readonly UserMessage[] {
    return this.remembered;
  }

  /** Says a message; the same words again take the place of the earlier ones. */
  post(message: UserMessage): void {
    const others = this.remembered.filter((one) => one.whatHappened !== message.whatHappened);
    this.remembered = [...others, message].slice(-messagesRemembered);
    this.publish(message);
  }

  /** Says an error; a warning where things go on as they should but for what it names. */
  postError(error: unknown, severity: UserMessage['severity'] = 'error'): void {
    this.post({ severity, ...explanationOf(error) });
  }

  /** Forgets the message with these words: the person has seen it. */
  dismiss(whatHappened: string): void {
    this.remembered = this.remembered.filter((one) => one.whatHappened !== whatHappened);
  }
}
