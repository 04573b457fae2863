import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { startTranslation } from './translation';

describe('the words of the interface', () => {
  it('are ready when the call returns', () => {
    const instance = createInstance();
    startTranslation(instance, 'ko');
    expect(instance.language).toBe('ko');
    expect(instance.t('ai.state.abstaining')).toBe('판단 보류');
  });
});
