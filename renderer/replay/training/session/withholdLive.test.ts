import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ItemReveal } from '../../../../common/training/reveal';
import type { SessionState } from '../../../../common/training/trainingIpc';
import { showPage } from '../../../shell/pageStore';
import { awaitingPicture, changeSession, sessionStore } from './sessionStore';
import { withholdLive } from './withholdLive';

const judged: SessionState = {
  ...{ sessionId: '00000000-0000-4000-8000-000000000001', exerciseId: 'first', present: 0 },
  ...{ exerciseName: 'First', isExam: false, asksClasses: false, items: 2, skipped: 0 },
};
/** That there is one is all that counts here. */
const revealed = {} as ItemReveal;

afterEach(() => {
  sessionStore.setState(sessionStore.getInitialState());
  showPage('live');
});

describe('the small live picture beside a picture that is judged', () => {
  it('has no overlay until the reveal, and has it on every other page', () => {
    const told = vi.fn();
    const stop = withholdLive(told);
    expect(told).toHaveBeenLastCalledWith(false);
    showPage('replay');
    expect(told).toHaveBeenLastCalledWith(false);
    sessionStore.setState({ running: awaitingPicture(judged) });
    expect(told).toHaveBeenLastCalledWith(true);
    showPage('live');
    expect(told).toHaveBeenLastCalledWith(false);
    showPage('replay');
    expect(told).toHaveBeenLastCalledWith(true);
    changeSession({ reveal: revealed });
    expect(told).toHaveBeenLastCalledWith(false);
    stop();
    told.mockClear();
    sessionStore.setState({ running: awaitingPicture(judged) });
    expect(told).not.toHaveBeenCalled();
  });
});
