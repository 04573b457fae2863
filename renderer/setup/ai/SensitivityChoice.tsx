import { useTranslation } from 'react-i18next';
import type { AiSetup } from '../../../common/aiSetup';
import type { Words } from '../../../common/language/translation';
import {
  presetRule,
  type Sensitivity,
  type SensitivityPreset,
  sensitivityPresets,
} from '../../../common/sensitivity';
import { RadioList, type RadioOption } from '../../ui/RadioList';
import { SetupGroup } from '../SetupSection';
import type { AiGroupProps } from './aiGroupProps';
import { CustomRule } from './CustomRule';

type Choice = Sensitivity['choice'];

/** The bundled procedure, of which more is known than of a hospital's own video. */
const demoName = 'demo.mp4';

/** How readily the overlay appears, and what that costs, as measured for the loaded model. */
export function SensitivityChoice({ setup, onChange }: AiGroupProps) {
  const { t } = useTranslation('ai');
  const { sensitivity } = setup.settings;
  const options: readonly RadioOption<Choice>[] = [
    ...sensitivityPresets.map((preset) => ({
      value: preset,
      label: t(`sensitivity.${preset}`),
      hint: presetHint(t, preset, setup),
    })),
    { value: 'custom', label: t('sensitivity.custom'), hint: t('sensitivity.customHint') },
  ];
  return (
    <SetupGroup title={t('sensitivity.title')}>
      <RadioList
        label={t('sensitivity.title')}
        value={sensitivity.choice}
        options={options}
        onChange={(choice) => onChange({ sensitivity: { ...sensitivity, choice } })}
      />
      {sensitivity.choice === 'custom' && (
        <CustomRule
          rule={sensitivity.custom}
          onChange={(custom) => onChange({ sensitivity: { ...sensitivity, custom } })}
        />
      )}
      <p className="small dim setup-text" data-testid="sensitivity-source">
        {sourceOfFigures(t, setup)}
      </p>
    </SetupGroup>
  );
}

/** What a preset asks for and what it costs; without a model there is neither threshold nor figure. */
function presetHint(
  t: Words<'ai'>,
  preset: SensitivityPreset,
  { packPeak, costs }: AiSetup,
): string | undefined {
  if (packPeak === null) return undefined;
  const { peak, toShow, toHide } = presetRule(preset, packPeak);
  const rule = t('sensitivity.rule', { peak, toShow, toHide });
  const figures = costs?.settings[preset];
  if (figures === undefined) return `${rule} ${t('sensitivity.notMeasured')}`;
  const { delayMs, falsePositivesPerMinute, shownShare } = figures;
  const parts = [
    delayMs === null
      ? t('sensitivity.neverShown')
      : t('sensitivity.delay', { seconds: delayMs / 1000 }),
    falsePositivesPerMinute !== null &&
      t('sensitivity.falsePositives', { rate: falsePositivesPerMinute }),
    shownShare !== null && t('sensitivity.shown', { percent: shownShare * 100 }),
  ];
  return `${rule} ${t('sensitivity.measured', { figures: parts.filter(Boolean).join(' · ') })}`;
}

function sourceOfFigures(t: Words<'ai'>, { packPeak, costs }: AiSetup): string {
  if (packPeak === null) return t('sensitivity.noModel');
  if (costs === null) return t('sensitivity.noFigures');
  const { pack, video } = costs;
  const seconds = video.frames / video.framesPerSecond;
  const model = `${pack.id} ${pack.version}`;
  const key = video.name === demoName ? 'sensitivity.sourceDemo' : 'sensitivity.source';
  return t(key, { model, video: video.name, seconds });
}
