import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../common/cases/caseQuery';
import { clockWord, dateTimeWord } from '../caseTimeWords';
import { StageMark } from '../StageMark';
import { goToRow } from './caseListStore';

interface CaseTableRowProps {
  readonly place: number;
  /** Undefined while it is being loaded. */
  readonly row: CaseRow | undefined;
  readonly isCurrent: boolean;
  readonly offsetPx: number;
  readonly heightPx: number;
  readonly onOpen: (caseId: string) => void;
}

/** One case of the list. */
export const CaseTableRow = memo(function CaseTableRow(props: CaseTableRowProps) {
  const { place, row, isCurrent, offsetPx, heightPx, onOpen } = props;
  return (
    <div
      role="row"
      className="case-row case-table-columns"
      aria-rowindex={place + 2}
      tabIndex={isCurrent ? 0 : -1}
      style={{ transform: `translateY(${offsetPx}px)`, height: heightPx }}
      onFocus={() => goToRow(place)}
      onClick={() => row !== undefined && onOpen(row.caseId)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && row !== undefined) onOpen(row.caseId);
      }}
    >
      {row === undefined ? (
        <div role="gridcell" className="dim">
          …
        </div>
      ) : (
        <Cells row={row} />
      )}
    </div>
  );
});

function Cells({ row }: { readonly row: CaseRow }) {
  const { t, i18n } = useTranslation('cases');
  const { cannulationMs, studyClass, indication, papillaType, operatorNames } = row;
  const operators = operatorNames.filter((name) => name !== '').join(', ');
  return (
    <>
      <div role="gridcell" className="figure" title={row.pseudonym}>
        {row.pseudonym}
      </div>
      <div role="gridcell" className="figure dim">
        {dateTimeWord(i18n.language, row.startedAt)}
      </div>
      <div role="gridcell" className="dim">
        {indication === null ? '–' : t(`terms.indication.${indication}`)}
      </div>
      <div role="gridcell" className="dim">
        {papillaType ?? '–'}
      </div>
      <div role="gridcell" className="dim" title={operators}>
        {operators === '' ? '–' : operators}
      </div>
      <div role="gridcell" className="figure">
        {cannulationMs === null ? '–' : clockWord(cannulationMs)}
      </div>
      <div role="gridcell" className="figure">
        {row.attempts} · {row.ductEntries}
      </div>
      <div role="gridcell">
        {studyClass === null ? '–' : t(`terms.studyClass.${studyClass}`)}
        {row.guidelineIsDifficult && (
          <span className="dim" title={t('archive.list.guidelineMet')}>
            {' '}
            ◆<span className="visually-hidden">{t('archive.list.guidelineMet')}</span>
          </span>
        )}
      </div>
      <div role="gridcell" className="case-stage">
        <StageMark stage={row.stage} />
        <span>{t(`terms.stage.${row.stage}`)}</span>
      </div>
    </>
  );
}
