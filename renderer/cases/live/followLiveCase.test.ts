import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AmpullaBridge } from '../../../common/bridge';
import { nothingCarried } from '../../../common/cases/carriedFields';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { LiveCaseState } from '../../../common/cases/liveCaseIpc';
import { followLiveCase } from './followLiveCase';
import { liveCaseStore } from './liveCaseStore';
import { fillStartDraft, takeStartDraft } from './startDraft';

const idle: LiveCaseState = {
  running: null,
  ended: null,
  canStart: true,
  suggestedPseudonym: '2026-03-02-01',
  carried: nothingCarried,
  unsafeWhy: null,
};

/** A bridge that notes what is asked, and lets a test say what main says. */
function heldBridge() {
  const asked: unknown[] = [];
  const listeners = new Map<string, (payload: unknown) => void>();
  const bridge = {
    subscribe: (name: string, listener: (payload: unknown) => void) => {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
    invoke: (name: string, ...args: readonly unknown[]) => {
      if (name === 'case:state') return Promise.resolve(idle);
      asked.push([name, ...args]);
      return Promise.resolve(undefined);
    },
  };
  // Only what is asked here is there.
  const end = followLiveCase(bridge as unknown as AmpullaBridge);
  const say = (state: LiveCaseState): void => listeners.get('liveCase')?.(state);
  return { asked, say, end };
}

const started = (): LiveCaseState => ({
  ...idle,
  running: { caseId: 'one', events: [] as LiveCase['events'] } as LiveCase,
});

beforeEach(() => {
  vi.stubGlobal('window', globalThis);
  liveCaseStore.setState(idle);
  takeStartDraft();
});

describe('a case that a pedal starts', () => {
  it('gets what was filled in for it, once, and the next one gets nothing of it', () => {
    const { asked, say, end } = heldBridge();
    fillStartDraft({ note: 'of this patient' });
    say(started());
    say(started());
    expect(asked).toEqual([['case:setFields', { note: 'of this patient' }, 'ui']]);
    say(idle);
    expect(takeStartDraft()).toEqual({});
    end();
  });

  it('is left alone where nothing was filled in', () => {
    const { asked, say, end } = heldBridge();
    say(started());
    expect(asked).toEqual([]);
    end();
  });
});
