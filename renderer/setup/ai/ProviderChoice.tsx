import { useTranslation } from 'react-i18next';
import type { ProviderSetting } from '../../../common/aiSettings';
import type { AiSetup, ProviderListing } from '../../../common/aiSetup';
import { providerName } from '../../../common/providerName';
import { useLive } from '../../live/liveStore';
import { RadioList, type RadioOption } from '../../ui/RadioList';
import { SetupGroup } from '../SetupSection';
import type { AiGroupProps } from './aiGroupProps';

interface ProviderChoiceProps extends AiGroupProps {
  readonly onTryAgain: () => void;
}

/** Which execution providers may run the model. */
export function ProviderChoice({ setup, onChange, onTryAgain }: ProviderChoiceProps) {
  const { t } = useTranslation('ai');
  const options = useProviderOptions(setup);
  const isAnyLeftOut = setup.providers.some(({ leftOutBecause }) => leftOutBecause !== null);
  return (
    <SetupGroup title={t('provider.title')}>
      {setup.launchProvider !== null && (
        <p className="setup-text">{t('provider.launch', { choice: setup.launchProvider })}</p>
      )}
      <RadioList
        label={t('provider.title')}
        value={setup.settings.provider}
        options={options}
        onChange={(provider) => onChange({ provider })}
      />
      {isAnyLeftOut && (
        <div className="button-row">
          <button type="button" className="button" onClick={onTryAgain}>
            {t('provider.tryAgain')}
          </button>
        </div>
      )}
    </SetupGroup>
  );
}

function useProviderOptions(setup: AiSetup): readonly RadioOption<ProviderSetting>[] {
  const { t } = useTranslation('ai');
  const ai = useLive((state) => state.status.ai);
  const running = 'provider' in ai ? ai.provider : null;
  const hintOf = ({
    provider,
    leftOutBecause,
    failedBecause,
  }: ProviderListing): string | undefined => {
    if (leftOutBecause !== null) return t('provider.leftOut', { reason: leftOutBecause });
    if (failedBecause !== null) return t('provider.failed', { reason: failedBecause });
    return provider === running ? t('provider.running') : undefined;
  };
  const automatic = {
    value: 'auto' as const,
    label: t('provider.auto'),
    hint: t('provider.autoHint'),
  };
  const known = setup.providers.map((listing) => ({
    value: listing.provider,
    label: t('provider.only', { provider: providerName(listing.provider) }),
    hint: hintOf(listing),
  }));
  const { provider } = setup.settings;
  const isKnown = provider === 'auto' || known.some(({ value }) => value === provider);
  if (isKnown) return [automatic, ...known];
  const label = t('provider.only', { provider: providerName(provider) });
  return [automatic, ...known, { value: provider, label, hint: t('provider.notBuiltIn') }];
}
