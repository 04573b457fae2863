import { describe, expect, it } from 'vitest';
import { explanationOf, UserFacingError } from '../userFacingError';
import { explain, explanationIn } from './explain';
import { createTranslation } from './translation';

const korean = createTranslation('ko').getFixedT('ko', 'messages');

describe('a message', () => {
  it('is English for logs and the command line', () => {
    const error = new UserFacingError(explain('pack.unknown', { id: 'big', folder: '/packs' }));
    expect(error.message).toBe(
      'There is no model pack “big”. Choose another model, or put the pack into /packs.',
    );
  });

  it('is said in the language of the page', () => {
    const error = new UserFacingError(explain('pack.unknown', { id: 'big', folder: '/packs' }));
    const said = explanationIn(korean, explanationOf(error));
    expect(said.whatHappened).toBe('모델 팩 “big”이(가) 없습니다.');
    expect(said.whatToDo).toContain('/packs');
  });

  it('names parts of the application in the language of the page', () => {
    const sections = { names: ['names.settings.overlay', 'names.settings.packId'] } as const;
    const explanation = explain('settings.reset.lost', { sections });
    expect(explanation.whatHappened).toContain('overlay, model');
    expect(explanationIn(korean, explanation).whatHappened).toContain('오버레이, 모델');
  });

  it('without a key is said in English everywhere', () => {
    const words = { whatHappened: 'A.', whatStillWorks: 'B.', whatToDo: 'C.' };
    expect(explanationIn(korean, explanationOf(new UserFacingError(words)))).toMatchObject(words);
  });

  it('of an error that nobody foresaw quotes it', () => {
    const said = explanationIn(korean, explanationOf(new Error('no memory left')));
    expect(said.whatHappened).toBe('예상하지 못한 오류가 발생했습니다: no memory left');
  });
});
