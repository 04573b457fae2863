import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostItems } from '../../../../common/training/exercise';
import { Trouble } from '../../../cases/Trouble';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/TextField';
import { keepExercise } from '../trainingActions';
import { type Making, trainingStore, useTraining } from '../trainingStore';
import { HowFields } from './HowFields';
import { chosenCount, exerciseOf, itemsOf } from './makingDraft';
import { changeMaking, forgetMaking, loadCandidates, openMaking, useMaking } from './makingStore';
import { RecordingChoice } from './RecordingChoice';
import { StillsChoice } from './StillsChoice';

/** Makes an exercise of references and stills, or changes how an existing one goes. */
export function MakeExercise({ making }: { readonly making: Making }) {
  const { t } = useTranslation('training');
  const { exerciseId } = making;
  const trouble = useTraining((state) => state.trouble);
  const draft = useMaking((state) => state.draft);
  const kept = useMaking((state) => state.kept);
  const [isTried, setIsTried] = useState(false);
  useEffect(() => {
    void openMaking(exerciseId);
    if (exerciseId === null) void loadCandidates();
  }, [exerciseId]);
  const isLocked = useTraining(
    ({ overview }) => overview?.exercises.find(({ id }) => id === exerciseId)?.isLocked ?? false,
  );
  const count = kept?.length ?? chosenCount(draft);
  const isNamed = draft.name.trim() !== '';
  const keep = (): void => {
    setIsTried(true);
    if (!isNamed || count === 0 || count > mostItems) return;
    const items = kept ?? itemsOf(draft, Math.random);
    void keepExercise(exerciseId, exerciseOf(draft, items)).then((isKept) => {
      if (isKept) forgetMaking();
    });
  };
  return (
    <main className="training-page" aria-label={t('list.title')}>
      <div className="training-form" data-testid="making">
        <h2 className="training-total">
          {t(exerciseId === null ? 'make.title' : 'make.changeTitle')}
        </h2>
        <TextField
          label={t('make.name')}
          hint={t('make.nameHint')}
          value={draft.name}
          error={isTried && !isNamed ? t('make.nameMissing') : undefined}
          onChange={(name) => changeMaking({ name: name.slice(0, 120) })}
        />
        {kept === null ? (
          <>
            <RecordingChoice />
            <StillsChoice />
          </>
        ) : (
          <p className="dim">{t(isLocked ? 'make.locked' : 'make.kept', { count: kept.length })}</p>
        )}
        {!isLocked && <HowFields count={count} />}
        {trouble !== null && <Trouble explanation={trouble} />}
        <p className="training-total figure" role="status" data-testid="chosen">
          {count > mostItems ? t('make.tooMany', { most: mostItems }) : t('make.count', { count })}
        </p>
        <div className="button-row">
          <Button primary disabled={count === 0 || count > mostItems} onPress={keep}>
            {t(exerciseId === null ? 'make.make' : 'make.keep')}
          </Button>
          <Button
            shortcut="Esc"
            onPress={() => {
              trainingStore.setState({ making: null, trouble: null });
              forgetMaking();
            }}
          >
            {t('cancel')}
          </Button>
        </div>
      </div>
    </main>
  );
}
