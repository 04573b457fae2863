import { useTranslation } from 'react-i18next';
import { useCaseList } from './caseListStore';

/** How many cases the search found, of how many; said to screen readers when it changes. */
export function ListCount() {
  const { t } = useTranslation('cases');
  const total = useCaseList((list) => list.total);
  const stored = useCaseList((list) => list.stored);
  const isReady = useCaseList((list) => list.status === 'ready');
  const words =
    total === stored
      ? t('archive.list.count', { count: total })
      : t('archive.list.countOf', { total, count: stored });
  return (
    <p className="small dim figure list-count" role="status" data-testid="case-count">
      {isReady ? words : ''}
    </p>
  );
}
