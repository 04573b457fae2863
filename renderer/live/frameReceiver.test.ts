import { afterEach, describe, expect, it } from 'vitest';
import type { FrameCredit, FrameMessage } from '../../common/framePort';
import { FrameReceiver } from './frameReceiver';

const disposals: (() => void)[] = [];
afterEach(() => disposals.splice(0).forEach((dispose) => dispose()));

function frame(frameId: number): FrameMessage {
  return {
    frameId,
    capturedAtMs: frameId * 40,
    mediaTimeMs: frameId * 40,
    mainNowMs: frameId * 40 + 5,
    width: 2,
    height: 2,
    pixelFormat: 'i420',
    pixels: new Uint8Array(6),
  };
}

/** A receiver on a real port; `arrived(n)` waits until n frames came, `credited(n)` for n credits. */
function connect() {
  const { port1: main, port2: page } = new MessageChannel();
  const credits: number[] = [];
  let arrivals = 0;
  const receiver = new FrameReceiver(() => {
    arrivals += 1;
  });
  main.onmessage = (event: MessageEvent<FrameCredit>) => credits.push(event.data.frameId);
  receiver.accept(page);
  disposals.push(() => {
    receiver.dispose();
    main.close();
  });
  return {
    main,
    receiver,
    credits,
    arrived: (count: number) => expect.poll(() => arrivals).toBe(count),
    credited: (count: number) => expect.poll(() => credits.length).toBe(count),
  };
}

describe('FrameReceiver', () => {
  it('hands over the frame that arrived, once, and credits it when told', async () => {
    const { main, receiver, credits, arrived, credited } = connect();
    main.postMessage(frame(3));
    await arrived(1);
    const taken = receiver.take();
    expect(taken?.frameId).toBe(3);
    expect(receiver.take()).toBeNull();
    expect(credits).toEqual([]);
    receiver.credit(taken ?? frame(-1));
    await credited(1);
    expect(credits).toEqual([3]);
  });

  it('hands over frames that arrived together in their order', async () => {
    const { main, receiver, arrived } = connect();
    for (const id of [1, 2]) main.postMessage(frame(id));
    await arrived(2);
    expect([receiver.take()?.frameId, receiver.hasWaiting]).toEqual([1, true]);
    expect([receiver.take()?.frameId, receiver.hasWaiting]).toEqual([2, false]);
    expect(receiver.supersededCount).toBe(0);
  });

  it('gives up the oldest beyond the bound, credits it and counts it', async () => {
    const { main, receiver, credits, arrived, credited } = connect();
    for (const id of [1, 2, 3]) main.postMessage(frame(id));
    await arrived(3);
    await credited(1);
    expect(credits).toEqual([1]);
    expect(receiver.supersededCount).toBe(1);
    expect(receiver.take()?.frameId).toBe(2);
  });

  it('follows a new port and forgets the frame of the old one', async () => {
    const { main, receiver, arrived } = connect();
    main.postMessage(frame(1));
    await arrived(1);
    const next = new MessageChannel();
    disposals.push(() => next.port1.close());
    receiver.accept(next.port2);
    expect(receiver.take()).toBeNull();
    next.port1.postMessage(frame(9));
    await arrived(2);
    expect(receiver.take()?.frameId).toBe(9);
  });
});
