import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { caseStages, everyCase } from '../../../common/cases/caseQuery';
import { papillaTypes } from '../../../common/cases/caseFields';
import { KeyHint } from '../../ui/KeyHint';
import { ListExport } from '../exports/ListExport';
import { usePeople } from '../peopleStore';
import { filterCases, useCaseList } from './caseListStore';
import { classChoices, type ClassChoice, classesOf, choiceOfClasses } from './classChoices';
import { FilterField } from './FilterField';
import { FilterSelect } from './FilterSelect';
import { ListCount } from './ListCount';

/** Search as one types, and what narrows the list; also narrows the dashboard. */
export function CaseFilters({ withSearch = true }: { readonly withSearch?: boolean }) {
  const { t } = useTranslation('cases');
  const filter = useCaseList((list) => list.filter);
  const people = usePeople((state) => state.people);
  const isNarrowed = filter !== everyCase && JSON.stringify(filter) !== JSON.stringify(everyCase);
  return (
    <div className="case-filters">
      {withSearch && <SearchField />}
      <div className="case-filter-row">
        <FilterSelect
          label={t('archive.filter.stage')}
          value={filter.stages[0] ?? ''}
          options={caseStages.map((value) => ({ value, label: t(`terms.stage.${value}`) }))}
          onChange={(stage) => filterCases({ stages: stage === '' ? [] : [stage] })}
        />
        <FilterSelect<ClassChoice>
          label={t('archive.filter.studyClass')}
          value={choiceOfClasses(filter.studyClasses)}
          options={classChoices.map((value) => ({
            value,
            label:
              value === 'difficult' ? t('terms.label.difficult') : t(`terms.studyClass.${value}`),
          }))}
          onChange={(choice) => filterCases({ studyClasses: classesOf(choice) })}
        />
        <FilterSelect
          label={t('archive.filter.papillaType')}
          value={filter.papillaTypes[0] ?? ''}
          options={papillaTypes.map((value) => ({ value, label: t(`terms.papillaType.${value}`) }))}
          onChange={(type) => filterCases({ papillaTypes: type === '' ? [] : [type] })}
        />
        {people.length > 0 && (
          <FilterSelect
            label={t('archive.filter.operator')}
            value={filter.personId ?? ''}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => filterCases({ personId: id === '' ? null : id })}
          />
        )}
        <DayField
          label={t('archive.filter.from')}
          value={filter.from}
          onChange={(from) => filterCases({ from })}
        />
        <DayField
          label={t('archive.filter.to')}
          value={filter.to}
          onChange={(to) => filterCases({ to })}
        />
        <button
          type="button"
          className="button filter-clear"
          disabled={!isNarrowed}
          onClick={() => filterCases({ ...everyCase })}
        >
          {t('archive.filter.clear')}
        </button>
      </div>
    </div>
  );
}

function SearchField() {
  const { t } = useTranslation('cases');
  const text = useCaseList((list) => list.filter.text);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => focusBySlash(field), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('.case-row[tabindex="0"]')?.focus();
  };
  return (
    <div className="case-search">
      <input
        ref={field}
        className="form-control"
        type="search"
        aria-label={t('archive.list.search')}
        aria-keyshortcuts="/"
        placeholder={t('archive.list.searchHint')}
        value={text}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => filterCases({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <KeyHint>/</KeyHint>
      <ListCount />
      <ListExport />
    </div>
  );
}

function focusBySlash(field: { readonly current: HTMLInputElement | null }): () => void {
  const onKeyDown = (event: globalThis.KeyboardEvent): void => {
    const isTyping =
      event.target instanceof HTMLInputElement ||
      event.target instanceof HTMLTextAreaElement ||
      event.target instanceof HTMLSelectElement;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.current?.focus();
    field.current?.select();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <FilterField label={label}>
      {(id) => (
        <input
          id={id}
          className="form-control"
          type="date"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      )}
    </FilterField>
  );
}
