import './overlayControls.css';
import { overlayModes } from '../../common/overlaySettings';
import { colorMapGradient } from '../overlay/colorMap';
import { Card } from '../ui/Card';
import { KeyHint } from '../ui/KeyHint';
import { ChoiceSegment, ChoiceSegments } from '../ui/Segments';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import { modeWord } from './words';

const keyOfMode = { all: '1', heatmap: '2', box: '3', off: '0' } as const;
const legendGround = colorMapGradient();

/** What the overlay shows, how opaque its heatmap is, and what its colours mean. */
export function OverlayControls({ controller }: { readonly controller: LiveController }) {
  return (
    <Card title="Overlay" plain>
      <ModeButtons controller={controller} />
      <OpacitySlider controller={controller} />
      <Legend />
    </Card>
  );
}

function ModeButtons({ controller }: { readonly controller: LiveController }) {
  const current = useLive((state) => state.overlay.mode);
  return (
    <ChoiceSegments label="Overlay mode">
      {overlayModes.map((mode) => (
        <ChoiceSegment
          key={mode}
          shortcut={keyOfMode[mode]}
          checked={mode === current}
          onPress={() => controller.perform({ kind: 'setMode', mode })}
        >
          {modeWord(mode)}
        </ChoiceSegment>
      ))}
    </ChoiceSegments>
  );
}

function OpacitySlider({ controller }: { readonly controller: LiveController }) {
  const percent = useLive((state) => Math.round(state.overlay.fillAlpha * 100));
  return (
    <label className="opacity">
      <span className="small dim">Heatmap opacity</span>
      <span className="small figure">{percent} %</span>
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
    </label>
  );
}

function Legend() {
  return (
    <div
      className="legend small dim detail"
      role="img"
      aria-label="Heatmap colours: dark is 0, light is 1"
    >
      <span>Probability 0</span>
      <span className="legend-scale" style={{ backgroundImage: legendGround }} />
      <span>1</span>
    </div>
  );
}
