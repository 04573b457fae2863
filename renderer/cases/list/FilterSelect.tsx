import { useTranslation } from 'react-i18next';
import { FilterField } from './FilterField';

interface FilterSelectProps<Value extends string> {
  readonly label: string;
  /** Empty: all. */
  readonly value: Value | '';
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | '') => void;
}

/** One filter of the list, narrow, with its name above; its first entry takes everything. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, value, options, onChange } = props;
  const { t } = useTranslation('cases');
  return (
    <FilterField label={label}>
      {(id) => (
        <select
          id={id}
          className="form-control"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            onChange(chosen?.value ?? '');
          }}
        >
          <option value="">{t('archive.filter.all')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FilterField>
  );
}
