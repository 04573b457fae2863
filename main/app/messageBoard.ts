import type { UserMessage } from '../../common/ipc';
import { explanationOf } from '../../common/userFacingError';

/** Messages for the person in front of the screen; kept so that a window that opens later shows them. */
export class MessageBoard {
  private readonly publish: (message: UserMessage) => void;
  private readonly posted: UserMessage[] = [];

  constructor(publish: (message: UserMessage) => void) {
    this.publish = publish;
  }

  get messages(): readonly UserMessage[] {
    return this.posted;
  }

  post(message: UserMessage): void {
    this.posted.push(message);
    this.publish(message);
  }

  postError(error: unknown): void {
    this.post({ severity: 'error', ...explanationOf(error) });
  }
}
