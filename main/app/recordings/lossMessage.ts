import { explain } from '../../../common/language/explain';
import type { RecorderState } from '../../../common/recordings/recorderState';
import type { MessageBoard } from '../messageBoard';

/** Says in a message why nothing is recorded, once for each reason, and takes it back when recording goes on. */
export class LossMessage {
  private readonly messages: Pick<MessageBoard, 'post' | 'dismiss'>;
  private posted: string | null = null;

  constructor(messages: Pick<MessageBoard, 'post' | 'dismiss'>) {
    this.messages = messages;
  }

  take(state: RecorderState): void {
    const words = state.state === 'losing' ? state.words : undefined;
    const message = words === undefined ? null : explain(words.key, words.values);
    if (message?.whatHappened === this.posted) return;
    if (this.posted !== null) this.messages.dismiss(this.posted);
    this.posted = message?.whatHappened ?? null;
    if (message !== null) this.messages.post({ severity: 'error', ...message });
  }
}
