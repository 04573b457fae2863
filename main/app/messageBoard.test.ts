import { describe, expect, it } from 'vitest';
import type { UserMessage } from '../../common/ipc';
import { MessageBoard, messagesRemembered } from './messageBoard';

function message(whatHappened: string, severity: UserMessage['severity'] = 'info'): UserMessage {
  return { severity, whatHappened, whatStillWorks: 'All.', whatToDo: 'Nothing.' };
}

function filledBoard(...words: readonly string[]): { board: MessageBoard; published: string[] } {
  const published: string[] = [];
  const board = new MessageBoard(({ whatHappened }) => published.push(whatHappened));
  for (const whatHappened of words) board.post(message(whatHappened));
  return { board, published };
}

describe('MessageBoard', () => {
  it('says each message, and remembers it once, the newest last', () => {
    const { board, published } = filledBoard('one', 'two', 'one');
    board.post(message('two', 'error'));
    expect(published).toEqual(['one', 'two', 'one', 'two']);
    expect(board.messages).toEqual([message('one'), message('two', 'error')]);
  });

  it('forgets what was dismissed', () => {
    const { board } = filledBoard('one', 'two');
    board.dismiss('one');
    board.dismiss('never said');
    expect(board.messages).toEqual([message('two')]);
  });

  it('does not grow without end', () => {
    const { board } = filledBoard(...Array.from({ length: 500 }, (_, count) => String(count)));
    expect(board.messages).toHaveLength(messagesRemembered);
    expect(board.messages.at(-1)).toEqual(message('499'));
  });
});
