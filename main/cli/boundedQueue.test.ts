import { describe, expect, it } from 'vitest';
import { BoundedQueue } from './boundedQueue';

async function drained<Value>(queue: BoundedQueue<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of queue) values.push(value);
  return values;
}

describe('BoundedQueue', () => {
  it('hands out everything in order, before and after the consumer comes', async () => {
    const queue = new BoundedQueue<number>(10);
    void queue.push(1);
    const all = drained(queue);
    void queue.push(2);
    await Promise.resolve();
    void queue.push(3);
    queue.end();
    expect(await all).toEqual([1, 2, 3]);
  });

  it('holds the producer back while it is full', async () => {
    const queue = new BoundedQueue<number>(2);
    expect(queue.push(1)).toBeUndefined();
    let released = false;
    const waiting = queue.push(2)?.then(() => {
      released = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(released).toBe(false);
    const consumer = queue[Symbol.asyncIterator]();
    expect((await consumer.next()).value).toBe(1);
    await waiting;
    expect(released).toBe(true);
  });

  it('fails the consumer at once and lets the producer go', async () => {
    const queue = new BoundedQueue<number>(1);
    const waiting = queue.push(1);
    queue.fail(new Error('torn'));
    await expect(drained(queue)).rejects.toThrow('torn');
    await waiting;
    expect(queue.push(2)).toBeUndefined();
  });

  it('fails even after the end, while values wait', async () => {
    const queue = new BoundedQueue<number>(5);
    void queue.push(1);
    queue.end();
    queue.fail(new Error('interrupted'));
    await expect(drained(queue)).rejects.toThrow('interrupted');
  });
});
