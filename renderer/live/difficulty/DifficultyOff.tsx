import { useTranslation } from 'react-i18next';
import type { DifficultyOffReason } from '../../../common/difficulty';
import { showSection } from '../../shell/pageStore';
import { Button } from '../../ui/Button';
import type { LiveController } from '../liveController';
import { useDifficultySetup } from './difficultyStore';
import { DifficultyHead } from './DifficultyHead';

interface DifficultyOffProps {
  readonly controller: LiveController;
  readonly reason: DifficultyOffReason;
}

/** Why nothing is estimated, and the way to have it. */
export function DifficultyOff({ controller, reason }: DifficultyOffProps) {
  const { t } = useTranslation('difficulty');
  const setup = useDifficultySetup();
  const isSwitchedOff = reason === 'switchedOff' && setup !== null;
  return (
    <>
      <DifficultyHead shape="squareDash" tone="dim" word={t('word.off')} />
      <p className="small dim">{t(`offReason.${reason}`)}</p>
      {isSwitchedOff ? (
        <Button onPress={() => controller.setDifficulty({ ...setup.settings, enabled: true })}>
          {t('turnOn')}
        </Button>
      ) : (
        <Button onPress={() => showSection('ai')}>{t('openSetup')}</Button>
      )}
    </>
  );
}
