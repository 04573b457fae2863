import './caseFieldsForm.css';
import { useTranslation } from 'react-i18next';
import type { PatientIdentity } from '../../../common/cases/caseFields';
import { FormField } from '../../ui/FormField';
import { TextField } from '../../ui/TextField';
import type { CaseFieldProps } from './fieldProps';

const textParts = ['name', 'patientId', 'accessionNumber'] as const;

/** What names the patient: optional, marked as such, and in no research export. */
export function IdentityFields({ fields, onChange, disabled = false }: CaseFieldProps) {
  const { t } = useTranslation('cases');
  const { identity } = fields;
  const set = (part: Partial<PatientIdentity>): void =>
    onChange({ identity: { ...identity, ...part } });
  return (
    <div className="identity-fields">
      <p className="small dim">
        <span aria-hidden="true">◈ </span>
        {t('archive.fields.identityHint')}
      </p>
      {textParts.map((part) => (
        <TextField
          key={part}
          label={t(`terms.identity.${part}`)}
          value={identity[part]}
          onChange={(text) => set({ [part]: text.slice(0, 200) })}
          disabled={disabled}
        />
      ))}
      <FormField label={t('terms.identity.birthDate')}>
        {(ids) => (
          <input
            {...ids}
            className="form-control"
            type="date"
            value={identity.birthDate}
            disabled={disabled}
            onChange={(event) => set({ birthDate: event.target.value })}
          />
        )}
      </FormField>
    </div>
  );
}
