import { describe, expect, it } from 'vitest';
import { FrameTimeline } from './frameTimeline';

const bytes = (text: string) => new TextEncoder().encode(text);

function timelineAt(clock: { ms: number }): FrameTimeline {
  return new FrameTimeline(() => clock.ms, 40);
}

describe('FrameTimeline', () => {
  it('counts media time from the first frame and stamps the arrival', () => {
    const clock = { ms: 5000 };
    const timeline = timelineAt(clock);
    timeline.push(bytes('frame:0    pts:1400000 pts_time:1.4\nframe=1\n'));
    clock.ms = 5123;
    timeline.push(bytes('frame:1    pts:1433333 pts_time:1.43333\nframe=1\n'));
    expect(timeline.at(0)).toEqual({ mediaTimeMs: 0, capturedAtMs: 5000 });
    expect(timeline.at(1)?.mediaTimeMs).toBeCloseTo(33.333, 6);
    expect(timeline.at(1)?.capturedAtMs).toBe(5123);
    expect(timeline.at(2)).toBeNull();
  });

  it('puts lines together that are cut anywhere', () => {
    const timeline = timelineAt({ ms: 0 });
    for (const letter of 'frame:0    pts:0       pts_time:0\nframe=1\nframe:1    pts:40000   pts_time:0.04\n') {
      timeline.push(bytes(letter));
    }
    expect(timeline.at(1)?.mediaTimeMs).toBe(40);
  });

  it('goes on by one frame period where the source gives no time', () => {
    const timeline = timelineAt({ ms: 0 });
    timeline.push(bytes('frame:0 pts:NOPTS pts_time:NOPTS\nframe:1 pts:NOPTS pts_time:NOPTS\n'));
    expect([timeline.at(0)?.mediaTimeMs, timeline.at(1)?.mediaTimeMs]).toEqual([0, 40]);
  });

  it('keeps its own count when ffmpeg begins anew, and forgets what was delivered', () => {
    const timeline = timelineAt({ ms: 0 });
    timeline.push(bytes('frame:0 pts:0 x\nframe:1 pts:40000 x\nframe:0 pts:80000 x\n'));
    timeline.forgetBefore(2);
    expect(timeline.at(1)).toBeNull();
    expect(timeline.at(2)?.mediaTimeMs).toBe(80);
  });

  it('stops when ffmpeg begins anew where that is asked for', () => {
    const timeline = new FrameTimeline(() => 0, 40, true);
    timeline.push(bytes('frame:0 pts:0 x\nframe:1 pts:40000 x\n'));
    expect(timeline.stopped).toBe(false);
    timeline.push(bytes('frame:0 pts:80000 x\nframe:1 pts:120000 x\n'));
    expect([timeline.stopped, timeline.at(1)?.mediaTimeMs]).toEqual([true, 40]);
    expect([timeline.at(2), timeline.at(3)]).toEqual([null, null]);
  });
});
