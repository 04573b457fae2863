import './caseFieldsForm.css';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../common/cases/people';
import { TextField } from '../../ui/TextField';
import type { CaseFieldProps } from './fieldProps';
import { IdentityFields } from './IdentityFields';
import { IndicationFields } from './IndicationFields';
import { LongTextField } from './LongTextField';
import { OperatorFields } from './OperatorFields';
import { PapillaFields } from './PapillaFields';
import { PreparationFields } from './PreparationFields';

interface CaseFieldsFormProps extends CaseFieldProps {
  readonly people: readonly Person[];
  /** Whether the fields that name the patient are there: not for everybody. */
  readonly showsIdentity: boolean;
}

/** All fields of a case, in columns. Controlled: it keeps nothing itself. */
export function CaseFieldsForm(props: CaseFieldsFormProps) {
  const { people, showsIdentity, ...group } = props;
  const { fields, onChange, disabled = false } = group;
  const { t } = useTranslation('cases');
  return (
    <div className="case-fields-form">
      <div className="case-fields-column">
        <PseudonymField {...group} />
        <IndicationFields {...group} />
        <OperatorFields {...group} people={people} />
        <LongTextField
          label={t('terms.field.note')}
          value={fields.note}
          onChange={(note) => onChange({ note })}
          maxLength={4000}
          disabled={disabled}
        />
      </div>
      <div className="case-fields-column">
        <PapillaFields {...group} />
      </div>
      <div className="case-fields-column">
        <PreparationFields {...group} />
      </div>
      {showsIdentity && (
        <div className="case-fields-column">
          <IdentityFields {...group} />
        </div>
      )}
    </div>
  );
}

/** How the case is called everywhere; must not be empty. */
export function PseudonymField({ fields, onChange, disabled = false }: CaseFieldProps) {
  const { t } = useTranslation('cases');
  const isEmpty = fields.pseudonym.trim() === '';
  return (
    <TextField
      label={t('terms.field.pseudonym')}
      value={fields.pseudonym}
      onChange={(pseudonym) => onChange({ pseudonym: pseudonym.slice(0, 64) })}
      error={isEmpty ? t('archive.fields.pseudonymMissing') : undefined}
      disabled={disabled}
    />
  );
}
