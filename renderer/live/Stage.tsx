import './stage.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FramePlayer } from './framePlayer';
import type { LiveController } from './liveController';
import { usePage } from '../shell/pageStore';
import { useLive } from './liveStore';
import { StageNotice } from './StageNotice';

interface StageProps {
  readonly controller: LiveController;
  readonly player: FramePlayer;
}

/** The picture and the overlay. React only makes the canvases; the frame player draws on them. */
export function Stage({ controller, player }: StageProps) {
  const { t } = useTranslation('live');
  const stage = useRef<HTMLElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const state = useLive(({ status }) => status.source.state);
  // The element stays the same on every page, so that its canvases do; only what it means changes.
  const role = usePage(({ page }) => (page === 'live' ? 'main' : 'region'));
  const dropping = useLive((live) => live.dropping);
  useEffect(() => {
    if (stage.current === null || picture.current === null || overlay.current === null) return;
    return player.attach({
      stage: stage.current,
      picture: picture.current,
      overlay: overlay.current,
    });
  }, [player]);
  return (
    <section
      className="stage"
      ref={stage}
      role={role}
      aria-label={t('stage.region')}
      data-source={state}
      data-dropping={dropping}
    >
      <canvas ref={picture} data-testid="picture" aria-label={t('stage.picture')} role="img" />
      <canvas ref={overlay} data-testid="overlay" aria-hidden="true" />
      <StageNotice controller={controller} />
    </section>
  );
}
