import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showCase } from '../casesPageStore';
import { CaseTableRow } from './CaseTableRow';
import { caseListStore, goToRow, needRows, sortCases, useCaseList } from './caseListStore';
import { type Column, columns } from './columns';
import { useRootFontPx } from './useRootFontPx';
import { useVirtualRows } from './useVirtualRows';

/** Unit: rem. Large enough for a finger. */
const rowRem = 2.75;

/** The rows, of which only those in view are drawn; arrows, Home, End and page keys move, Enter opens. */
export function CaseTable() {
  const { t } = useTranslation('cases');
  const total = useCaseList((list) => list.total);
  const rows = useCaseList((list) => list.rows);
  const current = useCaseList((list) => list.current);
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = Math.round(rowRem * useRootFontPx());
  const { items, heightPx, show } = useVirtualRows(scroller, total, rowPx);
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => needRows(first, last), [first, last, rows]);
  /** A row far away is drawn some turns after the list was sent there: it takes the focus then. Null: none waits. */
  const focusWanted = useRef<number | null>(null);
  useEffect(() => {
    if (focusWanted.current === null || !focusRow(scroller.current, focusWanted.current)) return;
    focusWanted.current = null;
  });
  const move = (place: number): void => {
    // The row that has the focus may go out of the page, and keys would be heard by nobody.
    scroller.current?.focus({ preventScroll: true });
    goToRow(place);
    const { current: now } = caseListStore.getState();
    focusWanted.current = now;
    show(now);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const place = placeAfterKey(event.key, current, total, scroller.current, rowPx);
    if (place === null) return;
    event.preventDefault();
    move(place);
  };
  return (
    <div
      className="case-table"
      role="grid"
      aria-label={t('archive.list.title')}
      aria-rowcount={total + 1}
    >
      <div role="rowgroup" className="case-table-head">
        <div role="row" aria-rowindex={1} className="case-table-columns">
          {columns.map((column) => (
            <Heading key={column.id} column={column} />
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className="case-table-body"
        ref={scroller}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ position: 'relative', height: heightPx }}>
          {items.map(({ index, start }) => (
            <CaseTableRow
              key={index}
              place={index}
              row={rows.get(index)}
              isCurrent={index === clampToDrawn(current, first, last)}
              offsetPx={start}
              heightPx={rowPx}
              onOpen={showCase}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The row that Tab stops at: the current one, or the nearest to it that is drawn. */
function clampToDrawn(current: number, first: number, last: number): number {
  return Math.max(first, Math.min(current, last));
}

/** False where the row is not drawn yet. */
/** @returns whether the row is drawn and has the focus */
function focusRow(scroller: HTMLElement | null, place: number): boolean {
  const row = scroller?.querySelector<HTMLElement>(`[aria-rowindex="${place + 2}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row !== undefined;
}

function placeAfterKey(
  key: string,
  current: number,
  total: number,
  scroller: HTMLElement | null,
  rowPx: number,
): number | null {
  const screenful = Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowPx) - 1);
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'PageDown':
      return current + screenful;
    case 'PageUp':
      return current - screenful;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

function Heading({ column }: { readonly column: Column }) {
  const { t } = useTranslation('cases');
  const sortBy = useCaseList((list) => list.sortBy);
  const isDescending = useCaseList((list) => list.isDescending);
  const name = t(`archive.column.${column.id}`);
  if (column.sortBy === null) {
    return (
      <div role="columnheader" className="caps">
        {name}
      </div>
    );
  }
  const isSorted = column.sortBy === sortBy;
  const direction = isDescending ? 'descending' : 'ascending';
  return (
    <div role="columnheader" className="caps" aria-sort={isSorted ? direction : 'none'}>
      <button type="button" className="case-sort" onClick={() => sortCases(column.sortBy)}>
        {name}
        <span aria-hidden="true">{isSorted ? (isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </div>
  );
}
