import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { trainingStore } from '../trainingStore';

/** What training is, what it needs, and where to begin. */
export function NoExercises({ onLibrary }: { readonly onLibrary: () => void }) {
  const { t } = useTranslation('training');
  return (
    <div className="training-empty">
      <h2>{t('list.empty')}</h2>
      <p>{t('list.emptyHint')}</p>
      <ul className="dim">
        <li>{t('list.emptyReferences')}</li>
        <li>{t('list.emptyStills')}</li>
      </ul>
      <div className="button-row">
        <Button primary onPress={() => trainingStore.setState({ making: { exerciseId: null } })}>
          {t('list.make')}
        </Button>
        <Button onPress={onLibrary}>{t('list.openLibrary')}</Button>
      </div>
    </div>
  );
}
