import { describe, expect, it } from 'vitest';
import type { Frame } from '../../common/frame';
import { CreditedSink } from './creditedSink';

function frame(frameId: number): Frame {
  const times = { capturedAtMs: frameId * 40, mediaTimeMs: frameId * 40 };
  return { frameId, ...times, width: 2, height: 2, pixelFormat: 'i420', pixels: new Uint8Array(6) };
}

function connected() {
  const sink = new CreditedSink(() => 0);
  const posted: number[] = [];
  const connect = () => sink.connect(({ frameId }) => posted.push(frameId));
  return { sink, posted, connect };
}

describe('CreditedSink', () => {
  it('sends two frames without a credit and keeps the newest of the rest', () => {
    const { sink, posted, connect } = connected();
    connect();
    for (const id of [0, 1, 2, 3]) sink.send(frame(id));
    expect(posted).toEqual([0, 1]);
    sink.takeCredit();
    expect(posted).toEqual([0, 1, 3]);
    expect([sink.sentFrames, sink.droppedFrames]).toEqual([3, 1]);
  });

  it('sends what waited for a receiver before what comes after', () => {
    const { sink, posted, connect } = connected();
    for (const id of [0, 1]) sink.send(frame(id));
    connect();
    sink.send(frame(2));
    sink.takeCredit();
    expect(posted).toEqual([1, 2]);
    expect(sink.droppedFrames).toBe(1);
  });
});
