import { describe, expect, it } from 'vitest';
import { readAhead } from './readAhead';

/** Reads that end when they are told to, and say when they are not wanted any more. */
function controlledReads() {
  const begun: number[] = [];
  const unwanted: number[] = [];
  const finish = new Map<
    number,
    { resolve: (value: string) => void; reject: (e: Error) => void }
  >();
  const read = (item: number, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      begun.push(item);
      finish.set(item, { resolve, reject });
      signal.addEventListener('abort', () => {
        unwanted.push(item);
        reject(new Error('not wanted'));
      });
    });
  return { begun, unwanted, finish, read };
}

describe('readAhead', () => {
  it('yields in order, with some under way at once', async () => {
    const { begun, finish, read } = controlledReads();
    const values = readAhead([1, 2, 3, 4], read, 2);
    const first = values.next();
    await Promise.resolve();
    expect(begun).toEqual([1, 2]);
    finish.get(2)?.resolve('two');
    finish.get(1)?.resolve('one');
    expect((await first).value).toBe('one');
    expect(begun).toEqual([1, 2, 3]);
    expect((await values.next()).value).toBe('two');
    finish.get(3)?.resolve('three');
    finish.get(4)?.resolve('four');
    expect((await values.next()).value).toBe('three');
    expect((await values.next()).value).toBe('four');
    expect((await values.next()).done).toBe(true);
  });

  it('stops what is under way when one fails, whose turn it is', async () => {
    const { begun, unwanted, finish, read } = controlledReads();
    const values = readAhead([1, 2, 3], read, 2);
    const first = values.next();
    await Promise.resolve();
    finish.get(2)?.reject(new Error('two is broken'));
    finish.get(1)?.resolve('one');
    expect((await first).value).toBe('one');
    await expect(values.next()).rejects.toThrow('two is broken');
    expect(begun).toEqual([1, 2, 3]);
    expect(unwanted).toContain(3);
  });

  it('stops what is under way when the consumer has enough', async () => {
    const { unwanted, finish, read } = controlledReads();
    const values = readAhead([1, 2, 3], read, 3);
    const first = values.next();
    await Promise.resolve();
    finish.get(1)?.resolve('one');
    await first;
    await values.return();
    expect(unwanted).toEqual(expect.arrayContaining([2, 3]));
  });
});
