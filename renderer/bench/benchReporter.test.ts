import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BenchReport, benchReportSchema } from '../../common/bench';
import type { FrameMessage } from '../../common/framePort';
import type { StandingOverlay } from '../live/overlaySurface';
import { createProbe } from '../live/probe';
import { ProbeWriter } from '../live/probeWriter';
import { BenchReporter } from './benchReporter';

const frame = (frameId: number): FrameMessage => ({
  ...{ frameId, capturedAtMs: frameId * 40, mediaTimeMs: frameId * 40, mainNowMs: 0 },
  ...{ width: 2, height: 2, pixelFormat: 'i420', pixels: new Uint8Array(6) },
});

/** An overlay of which nothing is known but what it speaks of. */
function overlayOf(frameId: number): StandingOverlay {
  const prediction = { frameId, capturedAtMs: frameId * 40 };
  return {
    evidence: { prediction, validForMs: 200 },
    attention: null,
    box: null,
  } as StandingOverlay;
}

function reporting() {
  const probe = createProbe();
  const writer = new ProbeWriter(probe);
  const reports: BenchReport[] = [];
  const reporter = new BenchReporter(probe, (report) => reports.push(report));
  writer.observe(reporter);
  return { probe, writer, reporter, reports };
}

describe('BenchReporter', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reports every drawn frame once, with what stood above it', () => {
    const { writer, reporter, reports } = reporting();
    const stop = reporter.start();
    writer.frameDrawn(frame(7), 100, 104);
    writer.frameUnderOverlay(frame(7), null);
    writer.frameDrawn(frame(8), 140, 143);
    writer.frameUnderOverlay(frame(8), overlayOf(7));
    vi.advanceTimersByTime(600);
    stop();
    vi.advanceTimersByTime(600);
    expect(reports.map(({ frames }) => frames.length)).toEqual([2, 0]);
    expect(reports[0]?.frames).toEqual([
      { frameId: 7, capturedAtMs: 280, drawnAtMs: 100, pictureMs: 4, evidence: null },
      {
        ...{ frameId: 8, capturedAtMs: 320, drawnAtMs: 140, pictureMs: 3 },
        evidence: { frameId: 7, capturedAtMs: 280, validForMs: 200 },
      },
    ]);
  });

  it('does not count a frame that could not be drawn', () => {
    const { writer, reporter, reports } = reporting();
    const stop = reporter.start();
    writer.frameDrawn(frame(7), 100, 104);
    writer.failed();
    writer.frameUnderOverlay(frame(8), null);
    vi.advanceTimersByTime(300);
    stop();
    expect(reports[0]).toMatchObject({ frames: [], failures: 1 });
  });

  it('tells when the overlay came and went, and what painting it took', () => {
    const { writer, reporter, reports } = reporting();
    const stop = reporter.start();
    writer.overlayPainted(overlayOf(5), 2);
    for (const standing of [overlayOf(5), overlayOf(6), null, null]) writer.overlayStands(standing);
    vi.advanceTimersByTime(300);
    stop();
    expect(reports[0]?.overlays).toMatchObject([{ capturedAtMs: 200, tookMs: 2 }]);
    expect(reports[0]?.changes.map(({ drawn }) => drawn)).toEqual([true, false]);
  });

  it('says what main understands', () => {
    const { writer, reporter, reports } = reporting();
    const stop = reporter.start();
    writer.frameDrawn(frame(8), 140, 143);
    writer.frameUnderOverlay(frame(8), overlayOf(7));
    writer.overlayStands(overlayOf(7));
    vi.advanceTimersByTime(300);
    stop();
    expect(benchReportSchema.parse(reports[0])).toEqual(reports[0]);
  });
});
