import { useTranslation } from 'react-i18next';
import type { Blanking } from '../../common/blanking';
import type { Words } from '../../common/language/translation';
import { useBlanking } from './blankingStore';

/** How far the search for text inside the picture has come: one quiet line. */
export function BlankingLine() {
  const { t } = useTranslation('snapshot');
  const blanking = useBlanking();
  return (
    <p
      className="small dim detail"
      title={t('blankingMeaning')}
      data-testid="blanking"
      data-state={blanking.state}
      data-count={blanking.areas.length}
    >
      {blankingWords(t, blanking)}
    </p>
  );
}

/** The words for what is blanked. */
export function blankingWords(t: Words<'snapshot'>, { state, areas, share }: Blanking): string {
  if (state === 'tooLarge') return t('blanking.tooLarge', { percent: Math.round(share * 100) });
  if (areas.length > 0) return t('blanking.areas', { count: areas.length });
  return t(state === 'ready' ? 'blanking.none' : 'blanking.watching');
}
