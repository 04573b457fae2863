import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { papillaTypes } from '../../../../common/cases/caseFields';
import { difficultyLabels } from '../../../../common/difficulty';
import { papillaViews } from '../../../../common/training/papillaView';
import { Trouble } from '../../../cases/Trouble';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { replayTime } from '../../replayTime';
import { SayField } from './SayField';
import { cancelReference, changeReference, keepReference } from './referenceActions';
import { listenToReferenceKeys } from './referenceKeys';
import { useReferences } from './referenceStore';

/** What an expert says of the frame on the screen, beside the box that is drawn on it. */
export function ReferenceForm() {
  const { t } = useTranslation('training');
  const cases = useTranslation('cases');
  const drawn = useReferences((state) => state.drawn);
  const trouble = useReferences((state) => state.trouble);
  useEffect(listenToReferenceKeys, []);
  if (drawn === null) return null;
  const { mark, difficulty, papillaType, view, atMs } = drawn;
  return (
    <Card title={`${t('reference.mark')} · ${replayTime(atMs)}`}>
      <p className="small mark-words" role="status" data-testid="reference-mark">
        {mark?.kind === 'box'
          ? t('session.boxAt', {
              ...mark.box,
              x: Math.round(mark.box.x),
              y: Math.round(mark.box.y),
            })
          : t('reference.draw')}
      </p>
      <SayField
        label={t('reference.difficulty')}
        value={difficulty}
        options={difficultyLabels}
        wordOf={(label) => t(`session.class.${label}`)}
        onChange={(chosen) => changeReference({ difficulty: chosen })}
      />
      <SayField
        label={t('reference.papillaType')}
        value={papillaType}
        options={papillaTypes}
        wordOf={(type) => cases.t(`terms.papillaType.${type}`)}
        onChange={(chosen) => changeReference({ papillaType: chosen })}
      />
      <SayField
        label={t('reference.view')}
        value={view}
        options={papillaViews}
        wordOf={(one) => t(`progress.view.${one}`)}
        onChange={(chosen) => changeReference({ view: chosen })}
      />
      {trouble !== null && <Trouble explanation={trouble} />}
      <Button
        primary
        shortcut="Enter"
        disabled={mark === null}
        onPress={() => void keepReference()}
      >
        {t('reference.keep')}
      </Button>
      <Button shortcut="Esc" onPress={cancelReference}>
        {t('cancel')}
      </Button>
    </Card>
  );
}
