import { useTranslation } from 'react-i18next';
import { indications } from '../../../common/cases/caseFields';
import { SelectField } from '../../ui/SelectField';
import { TextField } from '../../ui/TextField';
import type { CaseFieldProps } from './fieldProps';

/** Why the procedure is done: from the list, and in words. */
export function IndicationFields({ fields, onChange, disabled = false }: CaseFieldProps) {
  const { t } = useTranslation('cases');
  const options = [
    { value: '' as const, label: t('terms.notSaid') },
    ...indications.map((value) => ({ value, label: t(`terms.indication.${value}`) })),
  ];
  return (
    <>
      <SelectField
        label={t('terms.field.indication')}
        value={fields.indication ?? ''}
        options={options}
        onChange={(value) => onChange({ indication: value === '' ? null : value })}
        disabled={disabled}
      />
      <TextField
        label={t('terms.field.indicationText')}
        value={fields.indicationText}
        onChange={(text) => onChange({ indicationText: text.slice(0, 200) })}
        disabled={disabled}
      />
    </>
  );
}
