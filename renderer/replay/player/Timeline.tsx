import './timeline.css';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { replayTime } from '../replayTime';
import { useReplay } from '../replayStore';
import { ConfidenceLane, EventLane, OverlayLane, QualityLane } from './lanes';
import { seekTime } from './playerActions';
import { DifferenceLane } from './tracks/DifferenceLane';

/** The whole recording from left to right; pressing or dragging on it goes there. */
export function Timeline() {
  const { t } = useTranslation('replay');
  const durationMs = useReplay((state) => state.player?.durationMs ?? 0);
  const content = useReplay((state) => state.content);
  const atMs = useReplay((state) => state.shown?.atMs ?? 0);
  const isCompared = useReplay((state) => (state.player?.comparedTrackId ?? null) !== null);
  const background = useTranslation('background');
  if (content === null) return <div className="timeline" />;
  const lanes = { content, durationMs: Math.max(1, durationMs) };
  return (
    <div className="timeline" data-compared={isCompared}>
      <div className="timeline-names small dim" aria-hidden="true">
        <span>{t('timeline.events')}</span>
        <span>{t('timeline.confidence')}</span>
        <span>{t('timeline.quality')}</span>
        <span>{t('timeline.overlay')}</span>
        {isCompared && <span>{background.t('difference.lane')}</span>}
      </div>
      <div
        className="timeline-lanes"
        role="slider"
        tabIndex={0}
        aria-label={t('timeline.label')}
        aria-valuemin={0}
        aria-valuemax={Math.round(durationMs)}
        aria-valuenow={Math.round(atMs)}
        aria-valuetext={t('timeline.position', {
          time: replayTime(atMs),
          duration: replayTime(durationMs),
        })}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTime(timeUnder(event, durationMs));
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) seekTime(timeUnder(event, durationMs));
        }}
      >
        <EventLane {...lanes} />
        <ConfidenceLane {...lanes} />
        <QualityLane {...lanes} />
        <OverlayLane {...lanes} />
        {isCompared && <DifferenceLane durationMs={lanes.durationMs} />}
        <Section durationMs={lanes.durationMs} />
        <span
          className="timeline-head"
          style={{ left: `${(100 * Math.min(atMs, lanes.durationMs)) / lanes.durationMs}%` }}
        />
      </div>
    </div>
  );
}

/** The section that is played again and again; or where one begins whose end is not set. */
function Section({ durationMs }: { readonly durationMs: number }) {
  const frames = useReplay((state) => state.player?.frames ?? 1);
  const loop = useReplay((state) => state.player?.loop ?? null);
  const loopStart = useReplay((state) => state.loopStart);
  const first = loop?.first ?? loopStart;
  if (first === null || durationMs === 0) return null;
  const place = (frame: number): number => (100 * frame) / Math.max(1, frames - 1);
  const width = loop === null ? 0 : place(loop.last) - place(loop.first);
  return (
    <span className="timeline-section" style={{ left: `${place(first)}%`, width: `${width}%` }} />
  );
}

function timeUnder(event: PointerEvent<HTMLElement>, durationMs: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
  return share * durationMs;
}
