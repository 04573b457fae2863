import './pedalSection.css';
import { useTranslation } from 'react-i18next';
import { usbName } from '../../../common/pedalBindings';
import type { HidDeviceState, PedalState } from '../../../common/pedalState';
import { udevRule, udevRuleFile } from '../../../common/udevRule';
import { usePedals } from '../../pedals/pedalStore';
import type { SetupSectionProps } from '../sectionProps';
import { SetupGroup, SetupSection } from '../SetupSection';
import { LearnSwitch } from './LearnSwitch';
import { SwitchRow } from './SwitchRow';
import { TryLine } from './TryLine';

/** The pedals of the room: what their presses do, how a new one is learned, and whether they are heard. */
export function PedalSection({ controller }: SetupSectionProps) {
  const { t } = useTranslation('pedal');
  const pedals = usePedals();
  if (pedals === null) return null;
  return (
    <SetupSection title={t('title')} intro={t('intro')}>
      <Switches controller={controller} pedals={pedals} />
      <TryLine pedals={pedals} />
      <LearnSwitch controller={controller} pedals={pedals} />
      <DeniedDevices devices={pedals.deniedDevices} />
    </SetupSection>
  );
}

function Switches({ controller, pedals }: SetupSectionProps & { readonly pedals: PedalState }) {
  const { t } = useTranslation('pedal');
  return (
    <SetupGroup title={t('switches')}>
      {pedals.switches.length === 0 && <p className="setup-text">{t('noSwitches')}</p>}
      <ul className="pedal-switches">
        {pedals.switches.map((bound) => (
          <SwitchRow
            key={bound.id}
            controller={controller}
            bound={bound}
            keysRepeat={pedals.keysRepeat}
          />
        ))}
      </ul>
      <div className="pedal-buttons">
        {pedals.canUndo && (
          <button
            type="button"
            className="button"
            onClick={() => void controller.call('pedals:undo')}
          >
            {t('undo')}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => void controller.call('pedals:reset')}
        >
          {t('reset')}
        </button>
      </div>
    </SetupGroup>
  );
}

/** Devices in whose stead a pedal may be, with the rule that lets it be read. */
function DeniedDevices({ devices }: { readonly devices: readonly HidDeviceState[] }) {
  const { t } = useTranslation('pedal');
  if (devices.length === 0) return null;
  return (
    <SetupGroup title={t('denied.title')}>
      <p className="setup-text">{t('denied.text', { file: udevRuleFile })}</p>
      <ul className="pedal-denied">
        {devices.map((device) => (
          <li key={usbName(device)}>
            {device.product} <span className="small dim">{usbName(device)}</span>
            <code className="small">{udevRule(device)}</code>
          </li>
        ))}
      </ul>
    </SetupGroup>
  );
}
