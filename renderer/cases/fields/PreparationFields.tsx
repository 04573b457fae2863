import { useTranslation } from 'react-i18next';
import { nsaidProphylaxes, sedationKinds } from '../../../common/cases/caseFields';
import { TextField } from '../../ui/TextField';
import { ChoiceField, YesNoField } from './ChoiceField';
import type { CaseFieldProps } from './fieldProps';

/** Prophylaxis, sedation and the equipment. */
export function PreparationFields({ fields, onChange, disabled = false }: CaseFieldProps) {
  const { t } = useTranslation('cases');
  return (
    <>
      <YesNoField
        label={t('terms.field.antibiotics')}
        value={fields.antibiotics}
        onChange={(antibiotics) => onChange({ antibiotics })}
        disabled={disabled}
      />
      <ChoiceField
        label={t('terms.field.nsaid')}
        value={fields.nsaid}
        options={nsaidProphylaxes.map((value) => ({ value, label: t(`terms.nsaid.${value}`) }))}
        onChange={(nsaid) => onChange({ nsaid })}
        disabled={disabled}
      />
      <ChoiceField
        label={t('terms.field.sedation')}
        value={fields.sedation}
        options={sedationKinds.map((value) => ({ value, label: t(`terms.sedation.${value}`) }))}
        onChange={(sedation) => onChange({ sedation })}
        disabled={disabled}
      />
      <TextField
        label={t('terms.field.scope')}
        value={fields.scope}
        onChange={(scope) => onChange({ scope: scope.slice(0, 200) })}
        placeholder="TJF-260V"
        disabled={disabled}
      />
      <TextField
        label={t('terms.field.processor')}
        value={fields.processor}
        onChange={(processor) => onChange({ processor: processor.slice(0, 200) })}
        disabled={disabled}
      />
    </>
  );
}
