import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceChoice, isSameDevice } from '../../../common/captureDevice';
import { useLive } from '../../live/liveStore';
import { SelectField } from '../../ui/SelectField';
import type { SetupSectionProps } from '../sectionProps';
import { askModes, useDevices } from './deviceStore';
import { Explanations } from './Explanations';
import { modeKey, modeOptions, modeWords } from './modeOptions';

interface ModeChoiceProps extends SetupSectionProps {
  readonly open: DeviceChoice;
}

const automatic = 'automatic';

/** Size, rate and format of the open device: the best one by itself, or one of those it supports. */
export function ModeChoice({ open, controller }: ModeChoiceProps) {
  const { t } = useTranslation('setup');
  const { backend, id } = open;
  useEffect(() => {
    void askModes(controller, { backend, id });
  }, [controller, backend, id]);
  const modes = useDevices((state) => state.modes);
  const answer = modes !== null && isSameDevice(modes.of, open) ? modes.answer : null;
  // Why a device does not open stands in the preview already.
  const isOpen = useLive((state) => 'info' in state.status.source);
  const rateWords = (rate: number): string => t('source.rate', { rate });
  const listed = modeOptions(answer?.modes ?? []);
  const current = open.mode === null ? automatic : modeKey(open.mode);
  const kept = open.mode !== null && listed.every(({ value }) => value !== current);
  const options = [
    ...listed,
    ...(kept && open.mode !== null ? [{ value: current, mode: open.mode, scan: null }] : []),
  ];
  const automaticWords =
    answer?.automatic == null
      ? t('source.automatic')
      : t('source.automaticAs', { mode: modeWords(answer.automatic, rateWords) });
  const choose = (value: string): void => {
    const mode = options.find((option) => option.value === value)?.mode ?? null;
    void controller.call('source:openDevice', { ...open, mode });
  };
  return (
    <>
      <SelectField
        label={t('source.mode')}
        hint={answer === null ? t('source.askingModes') : t('source.modeHint')}
        value={current}
        disabled={answer === null}
        options={[
          { value: automatic, label: automaticWords },
          ...options.map(({ value, mode, scan }) => {
            const words = modeWords(mode, rateWords);
            const label = scan === 'interlaced' ? t('source.interlaced', { mode: words }) : words;
            return { value, label };
          }),
        ]}
        onChange={choose}
      />
      {isOpen && answer?.problem != null && <Explanations explanations={[answer.problem]} />}
    </>
  );
}
