import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { FrameMessage } from '../../../common/framePort';
import { PortStandIn } from './portStandIn';

function frame(frameId: number) {
  const pixels = new Uint8Array(6).fill(frameId);
  return {
    ...{ frameId, capturedAtMs: 0, mediaTimeMs: 0, width: 2, height: 2 },
    ...({ pixelFormat: 'i420', pixels } as const),
  };
}

describe('PortStandIn', () => {
  it('delivers a copy of every frame while its receiver keeps up', async () => {
    const received: FrameMessage[] = [];
    const port = new PortStandIn(performance.now.bind(performance), (got) => received.push(got));
    for (const id of [0, 1, 2]) {
      const sent = frame(id);
      port.send(sent);
      sent.pixels.fill(99);
      await sleep(5);
    }
    port.dispose();
    expect(received.map(({ frameId, pixels }) => [frameId, pixels[0]])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(port).toMatchObject({ sentFrames: 3, droppedFrames: 0 });
  });

  it('keeps the newest and drops the rest when its receiver is held', async () => {
    const received: number[] = [];
    const port = new PortStandIn(
      () => 0,
      ({ frameId }) => received.push(frameId),
    );
    for (const id of [0, 1, 2, 3, 4]) port.send(frame(id));
    await sleep(20);
    port.dispose();
    expect(received).toEqual([0, 1, 4]);
    expect(port).toMatchObject({ sentFrames: 3, droppedFrames: 2 });
  });
});
