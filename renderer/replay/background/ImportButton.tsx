import { useTranslation } from 'react-i18next';
import { useLive } from '../../live/liveStore';
import { Button } from '../../ui/Button';
import { importByDialog } from './backgroundActions';

/** Makes recordings of video files; says that they can be dropped, too. */
export function ImportButton() {
  const { t } = useTranslation('background');
  const isDropping = useLive((live) => live.dropping);
  return (
    <div className="library-import">
      <p className="small dim">{t(isDropping ? 'drop' : 'importHint')}</p>
      <Button onPress={importByDialog}>{t('import')}</Button>
    </div>
  );
}
