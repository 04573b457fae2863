import { useTranslation } from 'react-i18next';
import { diverticulumKinds, papillaTypes } from '../../../common/cases/caseFields';
import { ChoiceField, YesNoField } from './ChoiceField';
import type { CaseFieldProps } from './fieldProps';

/** What is seen of the papilla before anything touches it. */
export function PapillaFields({ fields, onChange, disabled = false }: CaseFieldProps) {
  const { t } = useTranslation('cases');
  return (
    <>
      <ChoiceField
        label={t('terms.field.papillaType')}
        value={fields.papillaType}
        options={papillaTypes.map((value) => ({ value, label: t(`terms.papillaType.${value}`) }))}
        onChange={(papillaType) => onChange({ papillaType })}
        disabled={disabled}
      />
      <ChoiceField
        label={t('terms.field.diverticulum')}
        value={fields.diverticulum}
        options={diverticulumKinds.map((value) => ({
          value,
          label: t(`terms.diverticulum.${value}`),
        }))}
        onChange={(diverticulum) => onChange({ diverticulum })}
        disabled={disabled}
      />
      <YesNoField
        label={t('terms.field.nativePapilla')}
        value={fields.nativePapilla}
        onChange={(nativePapilla) => onChange({ nativePapilla })}
        disabled={disabled}
      />
      <YesNoField
        label={t('terms.field.priorSphincterotomy')}
        value={fields.priorSphincterotomy}
        onChange={(priorSphincterotomy) => onChange({ priorSphincterotomy })}
        disabled={disabled}
      />
    </>
  );
}
