import './monitorSection.css';
import { useTranslation } from 'react-i18next';
import type { MonitorEntry, MonitorState } from '../../common/monitor';
import { Button } from '../ui/Button';
import { RadioList, type RadioOption } from '../ui/RadioList';
import { SwitchField } from '../ui/SwitchField';
import { useMonitors } from './monitorStore';
import type { SetupSectionProps } from './sectionProps';
import { SetupGroup, SetupSection } from './SetupSection';

/** Value of the choice that names no monitor. */
const asBefore = 'asBefore';

/** On which monitor the picture is shown, and whether it fills it from the start. */
export function MonitorSection({ controller }: SetupSectionProps) {
  const { t } = useTranslation('screen');
  const state = useMonitors();
  return (
    <SetupSection title={t('title')} intro={t('intro')}>
      {state !== null && (
        <SetupGroup title={t('atStart')}>
          <MonitorChoice controller={controller} state={state} />
          <div className="button-row">
            <button type="button" className="button" onClick={() => controller.identifyMonitors()}>
              {t('identify')}
            </button>
          </div>
        </SetupGroup>
      )}
      <SetupGroup title={t('now')}>
        <div className="button-row">
          <Button shortcut="F11" onPress={() => controller.perform({ kind: 'toggleFullScreen' })}>
            {t(state?.fullScreen === true ? 'leaveFullScreen' : 'fullScreen')}
          </Button>
          <Button
            shortcut="Ctrl+M"
            onPress={() => controller.perform({ kind: 'moveToNextMonitor' })}
          >
            {t('nextMonitor')}
          </Button>
        </div>
      </SetupGroup>
    </SetupSection>
  );
}

interface MonitorChoiceProps extends SetupSectionProps {
  readonly state: MonitorState;
}

function MonitorChoice({ controller, state }: MonitorChoiceProps) {
  const { t } = useTranslation('screen');
  const { settings } = state;
  const options = useMonitorOptions(state);
  const choose = (value: string): void => {
    const key = options.find((option) => option.value === value)?.picture ?? null;
    controller.setMonitor({ ...settings, picture: key });
  };
  return (
    <>
      <RadioList
        label={t('choose')}
        value={settings.picture === null ? asBefore : String(settings.picture.id)}
        options={options}
        onChange={choose}
      />
      <SwitchField
        label={t('fullScreenAtStart')}
        hint={settings.picture === null ? t('fullScreenAsBefore') : undefined}
        checked={settings.picture !== null && settings.fullScreenAtStart}
        disabled={settings.picture === null}
        onChange={(fullScreenAtStart) => controller.setMonitor({ ...settings, fullScreenAtStart })}
      />
    </>
  );
}

interface MonitorOption extends RadioOption<string> {
  readonly picture: MonitorState['settings']['picture'];
}

/** Where it was, every monitor that is there, and the chosen one if it is not. */
function useMonitorOptions({ monitors, settings }: MonitorState): readonly MonitorOption[] {
  const { t } = useTranslation('screen');
  const { picture } = settings;
  const here = (monitor: MonitorEntry): MonitorOption => ({
    value: String(monitor.key.id),
    label: t('monitor', {
      number: monitor.number,
      name: monitor.key.label === '' ? t('unnamed') : monitor.key.label,
      size: `${monitor.widthPx}×${monitor.heightPx}`,
    }),
    hint: [monitor.isPrimary && t('primary'), monitor.hasWindow && t('windowHere')]
      .filter((words) => words !== false)
      .join(' · '),
    picture: monitor.key,
  });
  const isThere = monitors.some(({ key }) => key.id === picture?.id);
  return [
    { value: asBefore, label: t('asBefore'), hint: t('asBeforeHint'), picture: null },
    ...monitors.map(here),
    ...(picture === null || isThere
      ? []
      : [
          {
            value: String(picture.id),
            label: picture.label === '' ? t('unnamed') : picture.label,
            hint: t('notConnected'),
            picture,
          },
        ]),
  ];
}
