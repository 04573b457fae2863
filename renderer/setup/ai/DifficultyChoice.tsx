import { useTranslation } from 'react-i18next';
import { defaultDifficultyPackId } from '../../../common/defaultPack';
import type { DifficultySettings, DifficultySetup } from '../../../common/difficultySettings';
import type { PackListing } from '../../../common/modelPack';
import { isDifficultyPack } from '../../../common/packTasks';
import { useLive } from '../../live/liveStore';
import { RadioList, type RadioOption } from '../../ui/RadioList';
import { SetupGroup } from '../SetupSection';
import { DifficultyFacts } from './DifficultyFacts';

interface DifficultyChoiceProps {
  readonly setup: DifficultySetup;
  readonly onChange: (settings: DifficultySettings) => void;
}

type Verified = Extract<PackListing, { state: 'verified' }>;

/** No id of a pack: those have no colon. */
const off = ':off';

/** Which of the installed packs estimates the difficulty of cannulation, or none; and what it measured. */
export function DifficultyChoice({ setup, onChange }: DifficultyChoiceProps) {
  const { t } = useTranslation('difficulty');
  const packs = useLive((state) => state.packs).filter(isForDifficulty);
  const { settings, pack } = setup;
  const chosen = settings.packId ?? pack?.id ?? null;
  const isGone = settings.packId !== null && !packs.some(({ id }) => id === settings.packId);
  const options: readonly RadioOption<string>[] = [
    ...packs.map(({ id, title, version }) => ({
      value: id,
      label: t('setup.label', { title, version }),
      hint: id === defaultDifficultyPackId ? t('setup.default') : undefined,
    })),
    { value: off, label: t('setup.off'), hint: t('setup.offHint') },
  ];
  const choose = (value: string): void =>
    onChange(
      value === off
        ? { ...settings, enabled: false }
        : { ...settings, enabled: true, packId: value },
    );
  return (
    <SetupGroup title={t('setup.title')}>
      {packs.length === 0 && <p className="setup-text">{t('setup.none')}</p>}
      {isGone && <p className="setup-text">{t('setup.gone', { id: settings.packId })}</p>}
      <RadioList
        label={t('setup.title')}
        value={settings.enabled ? chosen : off}
        options={options}
        onChange={choose}
      />
      {pack !== null && <DifficultyFacts pack={pack} />}
      <p className="small dim setup-text">{t('setup.hint')}</p>
    </SetupGroup>
  );
}

function isForDifficulty(pack: PackListing): pack is Verified {
  return pack.state === 'verified' && isDifficultyPack(pack.tasks);
}
