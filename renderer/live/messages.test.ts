import { describe, expect, it } from 'vitest';
import type { UserMessage } from '../../common/ipc';
import { messagesKept, type NumberedMessage, withMessage, withoutMessage } from './messages';

function message(whatHappened: string): UserMessage {
  return { severity: 'warning', whatHappened, whatStillWorks: 'All else.', whatToDo: 'Nothing.' };
}

function shown(...happenings: readonly string[]): readonly NumberedMessage[] {
  return happenings.reduce<readonly NumberedMessage[]>(
    (messages, happening) => withMessage(messages, message(happening)),
    [],
  );
}

describe('messages', () => {
  it('keep their order and get numbers of their own', () => {
    const messages = shown('one', 'two', 'three');
    expect(messages.map((entry) => entry.whatHappened)).toEqual(['one', 'two', 'three']);
    expect(new Set(messages.map((entry) => entry.number)).size).toBe(3);
  });

  it('show a repeated message once, as the newest', () => {
    expect(shown('one', 'two', 'one').map((entry) => entry.whatHappened)).toEqual(['two', 'one']);
  });

  it('are dismissed one at a time', () => {
    const messages = shown('one', 'two');
    const rest = withoutMessage(messages, messages[1]?.number ?? -1);
    expect(rest.map((entry) => entry.whatHappened)).toEqual(['one']);
  });

  it('never grow without bound', () => {
    const many = shown(
      ...Array.from({ length: messagesKept + 5 }, (_unused, index) => `m${index}`),
    );
    expect(many).toHaveLength(messagesKept);
    expect(many.at(-1)?.whatHappened).toBe(`m${messagesKept + 4}`);
  });
});
