import { useTranslation } from 'react-i18next';
import type { ReportCase } from '../../common/cases/reportData';
import { clockWord } from './reportWords';

type Fact = readonly [label: string, value: string];

/** Patient, what was known before, who was at the scope, and what became of it; what nobody said is left out. */
export function Facts({ of }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  return (
    <>
      <FactList title={t('terms.field.identity')} facts={usePatient(of)} />
      <FactList title={t('exports.report.before')} facts={useFields(of)} />
      <Operators of={of} />
      <FactList title={t('archive.followUp.title')} facts={useFollowUp(of)} />
    </>
  );
}

function FactList({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  const said = facts.filter(([, value]) => value !== '');
  if (said.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <dl className="facts">
        {said.map(([label, value]) => (
          <div key={label} className={value.length > 60 ? 'wide' : ''}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function usePatient({ identified }: ReportCase): readonly Fact[] {
  const { t } = useTranslation('cases');
  if (identified === null) return [];
  return (['name', 'patientId', 'birthDate', 'accessionNumber'] as const).map((key) => [
    t(`terms.identity.${key}`),
    identified.patient[key],
  ]);
}

function useFields({ fields, identified }: ReportCase): readonly Fact[] {
  const { t } = useTranslation('cases');
  const answer = (value: boolean | null) =>
    value === null ? '' : t(value ? 'terms.yes' : 'terms.no');
  const { indication, papillaType, diverticulum, nsaid, sedation } = fields;
  return [
    [t('terms.field.indication'), indication === null ? '' : t(`terms.indication.${indication}`)],
    [t('terms.field.indicationText'), identified?.indicationText ?? ''],
    [
      t('terms.field.papillaType'),
      papillaType === null ? '' : t(`terms.papillaType.${papillaType}`),
    ],
    [
      t('terms.field.diverticulum'),
      diverticulum === null ? '' : t(`terms.diverticulum.${diverticulum}`),
    ],
    [t('terms.field.nativePapilla'), answer(fields.nativePapilla)],
    [t('terms.field.priorSphincterotomy'), answer(fields.priorSphincterotomy)],
    [t('terms.field.antibiotics'), answer(fields.antibiotics)],
    [t('terms.field.nsaid'), nsaid === null ? '' : t(`terms.nsaid.${nsaid}`)],
    [t('terms.field.sedation'), sedation === null ? '' : t(`terms.sedation.${sedation}`)],
    [t('terms.field.scope'), identified?.scope ?? ''],
    [t('terms.field.processor'), identified?.processor ?? ''],
    [t('terms.field.note'), identified?.note ?? ''],
  ];
}

function useFollowUp({ followUp, identified }: ReportCase): readonly Fact[] {
  const { t } = useTranslation('cases');
  if (followUp === null) return [];
  const grades = (['pancreatitis', 'bleeding', 'cholangitis', 'perforation'] as const).map(
    (kind): Fact => {
      const grade = followUp[kind];
      return [
        t(`terms.complication.${kind}`),
        grade === null ? t('terms.notSaid') : t(`terms.grade.${grade}`),
      ];
    },
  );
  const days = followUp.checkedAfterDays;
  return [
    ...grades,
    [
      t('exports.report.checked'),
      identified?.followUp?.checkedOn ??
        (days === null ? '' : t('exports.report.afterDays', { days })),
    ],
    [t('terms.field.note'), identified?.followUp?.note ?? ''],
  ];
}

function Operators({ of }: { readonly of: ReportCase }) {
  const { t } = useTranslation('cases');
  if (of.operators.length === 0) return null;
  const nameOf = (number: number) => {
    const name = of.identified?.operators.find((operator) => operator.number === number)?.name;
    return name === undefined || name === '' ? t('exports.report.operator', { number }) : name;
  };
  return (
    <section>
      <h2>{t('terms.field.operators')}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th>{t('exports.report.who')}</th>
            <th>{t('exports.report.role')}</th>
            <th>{t('archive.figures.operator')}</th>
            <th>{t('archive.figures.attempts')}</th>
            <th>{t('archive.figures.ductEntries')}</th>
          </tr>
        </thead>
        <tbody>
          {of.operators.map(({ number, role, ms, attempts, ductEntries }) => (
            <tr key={number}>
              <td>{nameOf(number)}</td>
              <td>{role === null ? '' : t(`terms.operatorRole.${role}`)}</td>
              <td className="time">{ms > 0 ? clockWord(ms) : ''}</td>
              <td>{ms > 0 || attempts > 0 ? attempts : ''}</td>
              <td>{ms > 0 || ductEntries > 0 ? ductEntries : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
