import { useEffect, useState } from 'react';
import type { DashboardFigures } from '../../../common/cases/dashboard/dashboard';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import { ask } from '../ask';
import { useCasesPage } from '../casesPageStore';
import { useCaseList } from '../list/caseListStore';

/** Figures for the filters of the list; null while they are made. Those that came last stay until then. */
export function useDashboard(areCurvesNative: boolean): ArchiveAnswer<DashboardFigures> | null {
  const filter = useCaseList((list) => list.filter);
  const changes = useCasesPage((page) => page.changes);
  const [answer, setAnswer] = useState<ArchiveAnswer<DashboardFigures> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ask(window.ampulla.invoke('cases:dashboard', filter, { areCurvesNative })).then((made) => {
      if (isWanted) setAnswer(made);
    });
    return () => {
      isWanted = false;
    };
  }, [filter, areCurvesNative, changes]);
  return answer;
}
