import './player.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../cases/Trouble';
import { lengthWord } from '../replayTime';
import { useReplay } from '../replayStore';
import { ReferenceLayer } from './references/ReferenceLayer';
import { listenToReplayKeys } from './replayKeyListener';
import type { ReplayScreen } from './replayScreen';
import { Timeline } from './Timeline';
import { ComparedStage } from './tracks/ComparedStage';
import { useTrackName } from './tracks/useTrackName';
import { Transport } from './Transport';

/** A recording: its picture as large as it can be, and below it the controls and the timeline. */
export function PlayerView({ screen }: { readonly screen: ReplayScreen }) {
  const { t } = useTranslation('replay');
  useEffect(() => listenToReplayKeys(screen), [screen]);
  return (
    <main className="replay-player" aria-label={t('player.region')}>
      <Stages screen={screen} />
      <Transport />
      <Timeline />
    </main>
  );
}

/** The picture; twice and with names, while two tracks are compared. */
function Stages({ screen }: { readonly screen: ReplayScreen }) {
  const isCompared = useReplay((state) => (state.player?.comparedTrackId ?? null) !== null);
  const first = useTrackName((state) => state.player?.trackId ?? null);
  const second = useTrackName((state) => state.player?.comparedTrackId ?? null);
  return (
    <div className="replay-stages" data-compared={isCompared}>
      {isCompared && <p className="stage-name small">{first}</p>}
      {isCompared && <p className="stage-name small">{second}</p>}
      <ReplayStage screen={screen} />
      {isCompared && <ComparedStage screen={screen} />}
    </div>
  );
}

/** React only makes the canvases; the screen draws on them. */
function ReplayStage({ screen }: { readonly screen: ReplayScreen }) {
  const { t } = useTranslation('replay');
  const stage = useRef<HTMLElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (stage.current === null || picture.current === null || overlay.current === null) return;
    return screen.attach({
      stage: stage.current,
      picture: picture.current,
      overlay: overlay.current,
    });
  }, [screen]);
  return (
    <section className="replay-stage" ref={stage}>
      <canvas
        ref={picture}
        data-testid="replay-picture"
        role="img"
        aria-label={t('player.picture')}
      />
      <canvas ref={overlay} data-testid="replay-overlay" aria-hidden="true" />
      <ReferenceLayer />
      <StageWords />
    </section>
  );
}

/** Said where the picture is not: it is being opened, nothing was recorded, it cannot be decoded. */
function StageWords() {
  const { t } = useTranslation('replay');
  const gap = useReplay((state) => state.player?.gap ?? null);
  const trouble = useReplay((state) => state.player?.trouble ?? state.trouble);
  const isOpening = useReplay((state) => state.content === null || state.shown === null);
  if (trouble !== null) {
    return (
      <div className="replay-words" data-kind="trouble">
        <Trouble explanation={trouble} />
      </div>
    );
  }
  if (isOpening) return <p className="replay-words dim">{t('player.opening')}</p>;
  if (gap === null) return null;
  const time = lengthWord(gap.untilMs - gap.fromMs);
  return (
    <p className="replay-words" data-kind="gap" role="status">
      {t('player.gap', { time })}
    </p>
  );
}
