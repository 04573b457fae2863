import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayScreen } from '../replayScreen';
import { useTrackName } from './useTrackName';

/** The same picture once more, with what the other track says of it. React only makes the canvases. */
export function ComparedStage({ screen }: { readonly screen: ReplayScreen }) {
  const { t } = useTranslation('replay');
  const name = useTrackName((state) => state.player?.comparedTrackId ?? null);
  const stage = useRef<HTMLElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (stage.current === null || picture.current === null || overlay.current === null) return;
    return screen.attachCompared({
      stage: stage.current,
      picture: picture.current,
      overlay: overlay.current,
    });
  }, [screen]);
  return (
    <section className="replay-stage" ref={stage} aria-label={name}>
      <canvas
        ref={picture}
        data-testid="compared-picture"
        role="img"
        aria-label={t('player.picture')}
      />
      <canvas ref={overlay} data-testid="compared-overlay" aria-hidden="true" />
    </section>
  );
}
