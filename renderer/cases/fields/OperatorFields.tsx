import './caseFieldsForm.css';
import { useTranslation } from 'react-i18next';
import { type CaseOperator, operatorRoles } from '../../../common/cases/caseFields';
import type { Person } from '../../../common/cases/people';
import type { CaseFieldProps } from './fieldProps';

/** As many as `caseFieldsSchema` takes. */
const mostOperators = 8;

interface OperatorFieldsProps extends CaseFieldProps {
  /** Who can be chosen by name; others are typed. */
  readonly people: readonly Person[];
}

/** Who may hold the duodenoscope, each with a role; the first is at the scope when the case starts. */
export function OperatorFields({
  fields,
  onChange,
  people,
  disabled = false,
}: OperatorFieldsProps) {
  const { t } = useTranslation('cases');
  const { operators } = fields;
  const put = (index: number, operator: CaseOperator): void =>
    onChange({ operators: operators.map((one, at) => (at === index ? operator : one)) });
  return (
    <fieldset className="operator-fields" disabled={disabled}>
      <legend>{t('terms.field.operators')}</legend>
      {operators.map((operator, index) => (
        <OperatorRow
          key={operator.id}
          operator={operator}
          number={index + 1}
          people={people}
          onChange={(changed) => put(index, changed)}
          onRemove={() => onChange({ operators: operators.filter((one) => one !== operator) })}
        />
      ))}
      <button
        type="button"
        className="button"
        disabled={disabled || operators.length >= mostOperators}
        onClick={() => onChange({ operators: [...operators, newOperator(operators.length)] })}
      >
        {t('archive.fields.addOperator')}
      </button>
    </fieldset>
  );
}

interface OperatorRowProps {
  readonly operator: CaseOperator;
  readonly number: number;
  readonly people: readonly Person[];
  readonly onChange: (operator: CaseOperator) => void;
  readonly onRemove: () => void;
}

function OperatorRow({ operator, number, people, onChange, onRemove }: OperatorRowProps) {
  const { t } = useTranslation('cases');
  const listId = `people-${operator.id}`;
  return (
    <div className="operator-row">
      <input
        className="form-control"
        type="text"
        list={listId}
        aria-label={t('archive.fields.operatorName', { number })}
        placeholder={t('archive.fields.operatorName', { number })}
        value={operator.name}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(named(operator, event.target.value, people))}
      />
      <datalist id={listId}>
        {people
          .filter(({ isActive }) => isActive)
          .map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
      </datalist>
      <select
        className="form-control"
        aria-label={t('archive.fields.operatorRole', { number })}
        value={operator.role}
        onChange={(event) => {
          const role = operatorRoles.find((one) => one === event.target.value);
          if (role !== undefined) onChange({ ...operator, role });
        }}
      >
        {operatorRoles.map((role) => (
          <option key={role} value={role}>
            {t(`terms.operatorRole.${role}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        aria-label={t('archive.fields.removeOperator', { number })}
        title={t('archive.fields.removeOperator', { number })}
        onClick={onRemove}
      >
        ×
      </button>
    </div>
  );
}

/** A name of the list stands for that person; any other is a guest. */
function named(operator: CaseOperator, name: string, people: readonly Person[]): CaseOperator {
  const person = people.find((one) => one.isActive && one.name === name);
  return { ...operator, name, personId: person?.id ?? null };
}

function newOperator(before: number): CaseOperator {
  const role = before === 0 ? 'supervisor' : 'trainee';
  return { id: crypto.randomUUID(), role, personId: null, name: '' };
}
