import { describe, expect, it } from 'vitest';
import type { OverlaySettings } from '../../common/overlaySettings';
import { OverlaySync } from './overlaySync';

const settings = (fillAlpha: number): OverlaySettings => ({ mode: 'all', fillAlpha });

/** A sync whose sends stay under way until `answer` is called. */
function slowMain() {
  const answers: (() => void)[] = [];
  const applied: number[] = [];
  const sync = new OverlaySync(
    () => new Promise<void>((resolve) => answers.push(resolve)),
    ({ fillAlpha }) => applied.push(fillAlpha),
  );
  return { sync, applied, answer: () => answers.shift()?.() };
}

describe('OverlaySync', () => {
  it('applies what main says', () => {
    const { sync, applied } = slowMain();
    sync.receive(settings(0.3));
    expect(applied).toEqual([0.3]);
  });

  it('applies a choice at once and holds echoes until main has answered', async () => {
    const { sync, applied, answer } = slowMain();
    const choices = [sync.choose(settings(0.4), 'ui'), sync.choose(settings(0.5), 'ui')];
    sync.receive(settings(0.4));
    answer();
    await choices[0];
    expect(applied).toEqual([0.4, 0.5]);
    sync.receive(settings(0.5));
    answer();
    await choices[1];
    expect(applied).toEqual([0.4, 0.5, 0.5]);
  });

  it('passes on a refusal and listens to main again', async () => {
    const applied: number[] = [];
    const sync = new OverlaySync(
      () => Promise.reject(new Error('refused')),
      ({ fillAlpha }) => applied.push(fillAlpha),
    );
    await expect(sync.choose(settings(0.9), 'ui')).rejects.toThrow('refused');
    sync.receive(settings(0.6));
    expect(applied).toEqual([0.9, 0.6]);
  });
});
