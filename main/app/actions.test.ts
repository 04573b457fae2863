import { describe, expect, it } from 'vitest';
import type { PressEntry, PressLog } from '../pedals/pressLog';
import { Actions } from './actions';

function actions() {
  const logged: PressEntry[] = [];
  const errors: unknown[] = [];
  const log: Pick<PressLog, 'add' | 'flush'> = {
    add: (entry) => logged.push(entry),
    flush: () => Promise.resolve(),
  };
  const all = new Actions({
    log,
    newestFrameId: () => 7,
    nowMs: () => 12.5,
    onError: (error) => errors.push(error),
  });
  return { all, logged, errors };
}

describe('Actions', () => {
  it('runs what is provided, with the frame, and logs it', async () => {
    const { all, logged } = actions();
    all.provide('mark', ({ frameId }) => ({ result: 'done', detail: `frame ${frameId ?? '-'}` }));
    expect(await all.run('mark', { source: 'key' })).toEqual({ result: 'done', detail: 'frame 7' });
    expect(logged).toEqual([
      expect.objectContaining({
        trigger: { source: 'key' },
        action: 'mark',
        frameId: 7,
        atMs: 12.5,
        outcome: { result: 'done', detail: 'frame 7' },
      }),
    ]);
  });

  it('says and logs what fails, and throws nothing', async () => {
    const { all, logged, errors } = actions();
    all.provide('snapshot', () => Promise.reject(new Error('the disk is full')));
    const outcome = await all.run('snapshot', { source: 'ui' });
    expect(outcome).toEqual({ result: 'failed', detail: 'the disk is full' });
    expect(errors).toHaveLength(1);
    expect(logged[0]?.outcome.result).toBe('failed');
  });

  it('refuses what nobody provides', async () => {
    const { all, logged } = actions();
    expect((await all.run('snapshot', { source: 'ui' })).result).toBe('refused');
    expect(logged).toHaveLength(1);
  });
});
