import './overlayControls.css';
import { useTranslation } from 'react-i18next';
import { overlayModes } from '../../common/overlaySettings';
import { colorMapGradient } from '../../common/heatmap/colorMap';
import { Card } from '../ui/Card';
import { KeyHint } from '../ui/KeyHint';
import { ChoiceSegment, ChoiceSegments } from '../ui/Segments';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import { AttentionLegend } from './difficulty/AttentionLegend';
import { useIsAttentionShown } from './difficulty/difficultyStore';

const keyOfMode = { all: '1', heatmap: '2', box: '3', off: '0' } as const;
const legendGround = colorMapGradient();

/** What the overlay shows, how opaque its heatmap is, and what its colours mean. */
export function OverlayControls({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  return (
    <Card title={t('overlay.title')} plain>
      <ModeButtons controller={controller} />
      <OpacitySlider controller={controller} />
      <MapLegend />
    </Card>
  );
}

/** What the overlay shows, as one choice. */
export function ModeButtons({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  const current = useLive((state) => state.overlay.mode);
  return (
    <ChoiceSegments label={t('overlay.mode')}>
      {overlayModes.map((mode) => (
        <ChoiceSegment
          key={mode}
          shortcut={keyOfMode[mode]}
          checked={mode === current}
          onPress={() => controller.perform({ kind: 'setMode', mode })}
        >
          {t(`overlay.modes.${mode}`)}
        </ChoiceSegment>
      ))}
    </ChoiceSegments>
  );
}

function OpacitySlider({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('live');
  const percent = useLive((state) => Math.round(state.overlay.fillAlpha * 100));
  return (
    <label className="opacity">
      <span className="small dim">{t('overlay.opacity')}</span>
      <span className="opacity-track">
        <KeyHint>[</KeyHint>
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={percent}
          aria-keyshortcuts="[ ]"
          onChange={(event) => controller.setOpacity(event.currentTarget.valueAsNumber / 100)}
        />
        <KeyHint>]</KeyHint>
      </span>
      <span className="small figure">{t('overlay.percent', { percent })}</span>
    </label>
  );
}

/** One map, one legend: that of the map which may stand above the picture. */
function MapLegend() {
  return useIsAttentionShown() ? <AttentionLegend /> : <Legend />;
}

function Legend() {
  const { t } = useTranslation('live');
  return (
    <div className="legend small dim detail" role="img" aria-label={t('overlay.legend')}>
      <span>{t('overlay.probability', { from: 0 })}</span>
      <span className="legend-scale" style={{ backgroundImage: legendGround }} />
      <span>1</span>
    </div>
  );
}
