import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/NumberField';
import { RadioList } from '../../../ui/RadioList';
import { SwitchField } from '../../../ui/SwitchField';
import { useTraining } from '../trainingStore';
import { changeMaking, useMaking } from './makingStore';

/** In which order, how many a session, which classes, and whether it is an exam. */
export function HowFields({ count }: { readonly count: number }) {
  const { t } = useTranslation('training');
  const draft = useMaking((state) => state.draft);
  const mayExam = useTraining(({ overview }) => overview?.may.makeExam ?? false);
  const { isRandom, itemsPerSession, asksClasses, isExam } = draft;
  return (
    <fieldset>
      <legend className="caps">{t('make.how')}</legend>
      <SwitchField
        label={t('make.isExam')}
        hint={t(mayExam ? 'make.isExamHint' : 'make.mayNotExam')}
        checked={isExam}
        disabled={!mayExam}
        onChange={(checked) => changeMaking({ isExam: checked })}
      />
      {!isExam && (
        <>
          <RadioList
            label={t('make.order')}
            value={isRandom ? 'random' : 'listed'}
            options={[
              { value: 'random', label: t('make.random') },
              { value: 'listed', label: t('make.listed') },
            ]}
            onChange={(order) => changeMaking({ isRandom: order === 'random' })}
          />
          <SwitchField
            label={t('make.all')}
            checked={itemsPerSession === null}
            onChange={(isAll) =>
              changeMaking({ itemsPerSession: isAll ? null : Math.max(1, Math.min(10, count)) })
            }
          />
          {itemsPerSession !== null && (
            <NumberField
              label={t('make.perSession')}
              value={itemsPerSession}
              min={1}
              max={Math.max(1, count)}
              outOfRange={t('make.countRange', { most: Math.max(1, count) })}
              onChange={(items) => changeMaking({ itemsPerSession: items })}
            />
          )}
        </>
      )}
      <SwitchField
        label={t('make.asksClasses')}
        hint={t('make.asksClassesHint')}
        checked={asksClasses}
        onChange={(checked) => changeMaking({ asksClasses: checked })}
      />
    </fieldset>
  );
}
