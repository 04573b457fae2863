import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { startTranslation } from './translation';

describe('the words of the interface', () => {
  it('are ready when the call returns', () => {
    const instance = createInstance();
    startTranslation(instance, 'ko');
    expect(instance.language).toBe('ko');
    expect(instance.t('application.name', { ns: 'live' })).toBe('Ampulla');
  });
});
