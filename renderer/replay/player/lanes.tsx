import { useTranslation } from 'react-i18next';
import type { ReplayContent } from '../../../common/recordings/replayIpc';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import { eventWord } from '../library/libraryWords';
import { lengthWord, replayTime } from '../replayTime';
import { useReplay } from '../replayStore';
import { useReferences } from './references/referenceStore';
import { confidencePath, overlayRuns, qualityRuns, type Run } from './strips';

/** What every lane is drawn from. */
export interface LaneProps {
  readonly content: ReplayContent;
  /** Of the whole lane. Unit: ms. */
  readonly durationMs: number;
}

/** Events of the case, marks, bookmarks and notes; and across all lanes where nothing was recorded. */
export function EventLane({ content, durationMs }: LaneProps) {
  const { t } = useTranslation('replay');
  const cases = useTranslation('cases');
  const training = useTranslation('training');
  const references = useReferences((state) => state.references);
  const left = (atMs: number) => ({ left: `${(100 * atMs) / durationMs}%` });
  return (
    <div className="lane" data-lane="events">
      <span className="lane-line" />
      {content.timeline.filter(isGap).map(({ atMs, untilMs }) => (
        <span
          key={`gap ${atMs}`}
          className="lane-gap"
          title={t('timeline.gap', { time: lengthWord(untilMs - atMs) })}
          style={{
            ...left(Math.min(atMs, durationMs)),
            width: `${(100 * Math.max(0, Math.min(untilMs, durationMs) - atMs)) / durationMs}%`,
          }}
        />
      ))}
      {content.timeline.filter(isMoment).map((entry, index) => (
        <span
          key={`${entry.kind} ${entry.atMs} ${index}`}
          className="lane-event"
          data-kind={entry.kind}
          title={`${replayTime(entry.atMs)} ${momentWord(entry)}`}
          style={left(entry.atMs)}
        />
      ))}
      {content.notes.map(({ id, atMs, text }) => (
        <span
          key={id}
          className="lane-note"
          title={`${replayTime(atMs)} ${text ?? t('player.bookmark')}`}
          style={left(atMs)}
        />
      ))}
      {references.map(({ id, atMs }) => (
        <span
          key={id}
          className="lane-reference"
          title={`${replayTime(atMs)} ${training.t('reference.mark')}`}
          style={left(atMs)}
        />
      ))}
    </div>
  );

  function momentWord(entry: Moment): string {
    return entry.kind === 'case'
      ? eventWord(cases.t, entry.event)
      : (entry.text ?? t('timeline.mark'));
  }
}

type Moment = Extract<TimelineEntry, { readonly kind: 'case' | 'mark' }>;

function isMoment(entry: TimelineEntry): entry is Moment {
  return entry.kind === 'case' || entry.kind === 'mark';
}

function isGap(entry: TimelineEntry): entry is Extract<TimelineEntry, { readonly kind: 'gap' }> {
  return entry.kind === 'gap';
}

/** Largest confidence of each second, as a line. */
export function ConfidenceLane({ content, durationMs }: LaneProps) {
  const { t } = useTranslation('replay');
  const digest = useDigest(content);
  return (
    <div className="lane" data-lane="confidence">
      <span className="lane-line" />
      {digest === null ? (
        <span className="lane-pending small dim">{t('timeline.pending')}</span>
      ) : (
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="lane-curve" d={confidencePath(digest.seconds, durationMs)} />
        </svg>
      )}
    </div>
  );
}

/** Whether the picture was fit to be looked at. */
export function QualityLane({ content, durationMs }: LaneProps) {
  const { t } = useTranslation('replay');
  const digest = useDigest(content);
  const runs = digest === null ? [] : qualityRuns(digest.seconds, durationMs);
  return (
    <div className="lane" data-lane="quality">
      <span className="lane-line" />
      {runs.map((run) => (
        <Bar key={run.fromMs} {...run} durationMs={durationMs} words={t(`timeline.${run.value}`)} />
      ))}
    </div>
  );
}

/** How the overlay was drawn while the picture ran. */
export function OverlayLane({ content, durationMs }: LaneProps) {
  const { t } = useTranslation('replay');
  return (
    <div className="lane" data-lane="overlay">
      <span className="lane-line" />
      {overlayRuns(content.timeline, durationMs).map((run) => (
        <Bar key={run.fromMs} {...run} durationMs={durationMs} words={t(`overlay.${run.value}`)} />
      ))}
    </div>
  );
}

interface BarProps extends Run<string> {
  readonly durationMs: number;
  readonly words: string;
}

function Bar({ fromMs, untilMs, value, durationMs, words }: BarProps) {
  const left = (100 * fromMs) / durationMs;
  const width = (100 * (untilMs - fromMs)) / durationMs;
  return (
    <span
      className="lane-bar"
      data-value={value}
      title={`${replayTime(fromMs)} ${words}`}
      style={{ left: `${left}%`, width: `${width}%` }}
    />
  );
}

function useDigest({ digests }: ReplayContent) {
  const trackId = useReplay((state) => state.player?.trackId ?? null);
  return digests.find((digest) => digest.trackId === trackId) ?? null;
}
