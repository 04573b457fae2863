import { useTranslation } from 'react-i18next';
import type { CaseFields } from '../../../common/cases/caseFields';
import type { Words } from '../../../common/language/translation';

/** What was said of the case, each field that says something; the patient's where they may be seen. */
export function FieldsFacts({ fields }: { readonly fields: CaseFields }) {
  const { t } = useTranslation('cases');
  const facts = factsOf(t, fields).filter(([, value]) => value !== '');
  if (facts.length === 0) return <p className="small dim">{t('terms.notSaid')}</p>;
  return (
    <dl className="derived-figures fields-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(t: Words<'cases'>, fields: CaseFields): readonly (readonly [string, string])[] {
  const { identity, indication, papillaType, diverticulum, nsaid, sedation } = fields;
  const yesNo = (value: boolean | null): string =>
    value === null ? '' : t(value ? 'terms.yes' : 'terms.no');
  const operators = fields.operators.map(({ name, role }) =>
    [name, t(`terms.operatorRole.${role}`)].filter((word) => word !== '').join(' · '),
  );
  return [
    [t('terms.field.indication'), indication === null ? '' : t(`terms.indication.${indication}`)],
    [t('terms.field.indicationText'), fields.indicationText],
    [t('terms.field.operators'), operators.join(', ')],
    [
      t('terms.field.papillaType'),
      papillaType === null ? '' : t(`terms.papillaType.${papillaType}`),
    ],
    [
      t('terms.field.diverticulum'),
      diverticulum === null ? '' : t(`terms.diverticulum.${diverticulum}`),
    ],
    [t('terms.field.nativePapilla'), yesNo(fields.nativePapilla)],
    [t('terms.field.priorSphincterotomy'), yesNo(fields.priorSphincterotomy)],
    [t('terms.field.antibiotics'), yesNo(fields.antibiotics)],
    [t('terms.field.nsaid'), nsaid === null ? '' : t(`terms.nsaid.${nsaid}`)],
    [t('terms.field.sedation'), sedation === null ? '' : t(`terms.sedation.${sedation}`)],
    [t('terms.field.scope'), fields.scope],
    [t('terms.field.processor'), fields.processor],
    [t('terms.field.note'), fields.note],
    [t('terms.identity.name'), identity.name],
    [t('terms.identity.patientId'), identity.patientId],
    [t('terms.identity.birthDate'), identity.birthDate],
    [t('terms.identity.accessionNumber'), identity.accessionNumber],
  ];
}
