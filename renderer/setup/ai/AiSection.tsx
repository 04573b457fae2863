import './aiSection.css';
import { useTranslation } from 'react-i18next';
import type { AiSettings } from '../../../common/aiSettings';
import { useDifficultySetup } from '../../live/difficulty/difficultyStore';
import { SwitchField } from '../../ui/SwitchField';
import type { SetupSectionProps } from '../sectionProps';
import { SetupGroup, SetupSection } from '../SetupSection';
import { useAiSetup } from './aiStore';
import { DifficultyChoice } from './DifficultyChoice';
import { ModelChoice } from './ModelChoice';
import { ProviderChoice } from './ProviderChoice';
import { SensitivityChoice } from './SensitivityChoice';

/** Which model, how readily it speaks, what silences it, and where it runs. */
export function AiSection({ controller }: SetupSectionProps) {
  const { t } = useTranslation(['ai', 'setup']);
  const setup = useAiSetup();
  const difficulty = useDifficultySetup();
  if (setup === null) return null;
  const change = (changes: Partial<AiSettings>): void =>
    controller.setAi({ ...setup.settings, ...changes });
  return (
    <SetupSection title={t('setup:sections.ai')} intro={t('intro')}>
      <ModelChoice loadedId={setup.packId} onChoose={(packId) => controller.selectPack(packId)} />
      <SensitivityChoice setup={setup} onChange={change} />
      {difficulty !== null && (
        <DifficultyChoice
          setup={difficulty}
          onChange={(settings) => controller.setDifficulty(settings)}
        />
      )}
      <SetupGroup title={t('instrument.title')}>
        <SwitchField
          label={t('instrument.suppress')}
          hint={t('instrument.hint')}
          checked={setup.settings.suppressBehindInstrument}
          onChange={(suppressBehindInstrument) => change({ suppressBehindInstrument })}
        />
      </SetupGroup>
      <ProviderChoice
        setup={setup}
        onChange={change}
        onTryAgain={() => controller.tryProvidersAgain()}
      />
    </SetupSection>
  );
}
