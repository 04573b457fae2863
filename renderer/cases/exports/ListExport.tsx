import { useCaseList } from '../list/caseListStore';
import { ExportButton } from './ExportButton';

/** Exports the cases of the list as it is narrowed now. */
export function ListExport() {
  const filter = useCaseList((list) => list.filter);
  const total = useCaseList((list) => list.total);
  return <ExportButton scope={{ scope: 'filter', filter }} count={total} />;
}
