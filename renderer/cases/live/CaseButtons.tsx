import { useTranslation } from 'react-i18next';
import type { CaseActionName } from '../../../common/actions';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { LiveController } from '../../live/liveController';
import { Button } from '../../ui/Button';
import { keyOfCaseAction } from './caseKeys';
import { useLiveCase } from './liveCaseStore';

interface CaseButtonsProps {
  readonly controller: LiveController;
  readonly running: LiveCase;
}

/** What decides the cannulation, or begins it, or ends the case; and the techniques. */
export function CaseButtons({ controller, running }: CaseButtonsProps) {
  const { t } = useTranslation('cases');
  const isChoosing = useLiveCase(({ sheet }) => sheet === 'technique');
  const run = (name: CaseActionName) => () => controller.perform({ kind: 'runAction', name });
  const [words, name] = stepOf(running);
  return (
    <div className="press-row">
      <Button size="large" primary shortcut={keyOfCaseAction[name]} onPress={run(name)}>
        {t(`live.button.${words}`)}
      </Button>
      <Button
        size="large"
        shortcut={keyOfCaseAction.technique}
        pressed={isChoosing}
        onPress={run('technique')}
      >
        {t('live.button.technique')}
      </Button>
    </div>
  );
}

function stepOf({ cannulation }: LiveCase) {
  if (cannulation === 'notApproached') return ['approach', 'approach'] as const;
  if (cannulation === 'running') return ['cannulated', 'cannulated'] as const;
  return ['endCase', 'caseFinish'] as const;
}
