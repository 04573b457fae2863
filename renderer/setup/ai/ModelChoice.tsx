import { useTranslation } from 'react-i18next';
import { defaultPackId } from '../../../common/defaultPack';
import type { PackListing } from '../../../common/modelPack';
import { isAmpullaPack } from '../../../common/packTasks';
import { useLive } from '../../live/liveStore';
import { RadioList } from '../../ui/RadioList';
import { SetupGroup } from '../SetupSection';

interface ModelChoiceProps {
  /** The pack that is loaded; null without one. */
  readonly loadedId: string | null;
  readonly onChoose: (packId: string) => void;
}

/** Which of the installed model packs marks the papilla; those that were refused, with the reason. */
export function ModelChoice({ loadedId, onChoose }: ModelChoiceProps) {
  const { t } = useTranslation('ai');
  const packs = useLive((state) => state.packs);
  const runningId = useLive(({ status }) => ('packId' in status.ai ? status.ai.packId : null));
  const hintOf = (id: string): string | undefined => {
    const parts = [
      id === defaultPackId && t('model.standard'),
      id === runningId && t('model.running'),
    ];
    const said = parts.filter((part) => part !== false);
    return said.length === 0 ? undefined : said.join(' ');
  };
  const options = packs.filter(findsAmpulla).map(({ id, title, version }) => ({
    value: id,
    label: t('model.label', { title, version }),
    hint: hintOf(id),
  }));
  return (
    <SetupGroup title={t('model.title')}>
      {packs.length === 0 && <p className="setup-text">{t('model.none')}</p>}
      <RadioList label={t('model.title')} value={loadedId} options={options} onChange={onChoose} />
      {packs.filter(isRefused).map(({ folder, id, reason }) => (
        <p key={folder} className="small dim setup-text">
          {t('model.refused', { id, reason })}
        </p>
      ))}
      <p className="small dim setup-text">{t('model.hint')}</p>
    </SetupGroup>
  );
}

function findsAmpulla(pack: PackListing): pack is Extract<PackListing, { state: 'verified' }> {
  return pack.state === 'verified' && isAmpullaPack(pack.tasks);
}

function isRefused(pack: PackListing): pack is Extract<PackListing, { state: 'refused' }> {
  return pack.state === 'refused';
}
