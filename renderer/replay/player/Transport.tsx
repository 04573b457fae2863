import { useTranslation } from 'react-i18next';
import { replayRates } from '../../../common/recordings/replayIpc';
import { replayTime } from '../replayTime';
import { useReplay } from '../replayStore';
import { chooseRate, clearLoop, control, hop, togglePlay } from './playerActions';

const hopMs = 1000;

/** The player's buttons, where it stands, and how fast it goes. */
export function Transport() {
  const { t } = useTranslation('replay');
  const isPlaying = useReplay((state) => state.player?.isPlaying ?? false);
  return (
    <div className="transport">
      <TransportButton
        label={t('player.backSecond')}
        shortcut="Shift+ArrowLeft"
        onPress={() => hop(-hopMs)}
      >
        ◀◀
      </TransportButton>
      <TransportButton
        label={t('player.previousFrame')}
        shortcut="ArrowLeft"
        onPress={() => control({ kind: 'step', frames: -1 })}
      >
        ◀❙
      </TransportButton>
      <TransportButton
        label={t(isPlaying ? 'player.pause' : 'player.play')}
        shortcut="Space"
        isPrimary
        onPress={togglePlay}
      >
        {isPlaying ? '❙❙' : '▶'}
      </TransportButton>
      <TransportButton
        label={t('player.nextFrame')}
        shortcut="ArrowRight"
        onPress={() => control({ kind: 'step', frames: 1 })}
      >
        ❙▶
      </TransportButton>
      <TransportButton
        label={t('player.forwardSecond')}
        shortcut="Shift+ArrowRight"
        onPress={() => hop(hopMs)}
      >
        ▶▶
      </TransportButton>
      <Position />
      <Loop />
      <Rates />
    </div>
  );
}

interface TransportButtonProps {
  readonly label: string;
  readonly shortcut: string;
  readonly onPress: () => void;
  readonly isPrimary?: boolean;
  /** A sign, the same in every language; the label says what it means. */
  readonly children: string;
}

function TransportButton(props: TransportButtonProps) {
  const { label, shortcut, onPress, isPrimary, children } = props;
  return (
    <button
      type="button"
      className="transport-button"
      data-primary={isPrimary ?? false}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={label}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function Position() {
  const { t } = useTranslation('replay');
  const shown = useReplay((state) => state.shown);
  const durationMs = useReplay((state) => state.player?.durationMs ?? 0);
  const frames = useReplay((state) => state.player?.frames ?? 0);
  const isGrowing = useReplay((state) => state.player?.isGrowing ?? false);
  return (
    <p className="transport-position figure">
      <span className="transport-clock" data-testid="replay-clock">
        {replayTime(shown?.atMs ?? 0)}
      </span>
      <span className="dim"> / {replayTime(durationMs)}</span>
      <span className="small dim" data-testid="replay-frame">
        {t('player.frame', { frame: shown === null ? 0 : shown.frameNumber + 1, frames })}
        {isGrowing && ` · ${t('player.growing')}`}
      </span>
    </p>
  );
}

function Loop() {
  const { t } = useTranslation('replay');
  const loop = useReplay((state) => state.player?.loop ?? null);
  if (loop === null) return null;
  return (
    <button type="button" className="transport-button" aria-keyshortcuts="U" onClick={clearLoop}>
      {t('player.clearLoop')}
    </button>
  );
}

function Rates() {
  const { t } = useTranslation('replay');
  const rate = useReplay((state) => state.player?.rate ?? 1);
  const words = (value: number) =>
    t(value < 0 ? 'player.rateBackwards' : 'player.rateWord', { rate: Math.abs(value) });
  const rates = replayRates.some((known) => known === rate) ? replayRates : [rate, ...replayRates];
  return (
    <select
      className="form-control transport-rate"
      aria-label={t('player.rate')}
      value={String(rate)}
      onChange={(event) => chooseRate(Number(event.target.value))}
    >
      {rates.map((value) => (
        <option key={value} value={String(value)}>
          {words(value)}
        </option>
      ))}
    </select>
  );
}
