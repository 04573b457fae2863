import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import {
  adverseEventGrades,
  type FollowUp,
  pancreatitisGrades,
} from '../../../common/cases/caseEvent';
import { Card } from '../../ui/Card';
import { FormField } from '../../ui/FormField';
import { SelectField } from '../../ui/SelectField';
import { LongTextField } from '../fields/LongTextField';
import { changeCase, useOpenCase } from './openCaseStore';

const nothing: FollowUp = {
  pancreatitis: null,
  bleeding: null,
  cholangitis: null,
  perforation: null,
  checkedOn: null,
  note: '',
};
const complications = ['pancreatitis', 'bleeding', 'cholangitis', 'perforation'] as const;
type Complication = (typeof complications)[number];

/** What became of the patient within 30 days, by consensus grades. */
export function FollowUpCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const known = detail.summary.followUp ?? nothing;
  const [draft, setDraft] = useState(known);
  const isBusy = useOpenCase((state) => state.isBusy);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(known);
  const isDisabled = !detail.mayCorrect;
  return (
    <Card title={t('archive.followUp.title')}>
      <p className="small dim">
        {known.checkedOn === null ? `${t('archive.followUp.open')}. ` : ''}
        {t('archive.followUp.hint')}
      </p>
      {complications.map((name) => (
        <GradeField
          key={name}
          name={name}
          followUp={draft}
          onChange={setDraft}
          disabled={isDisabled}
        />
      ))}
      <FormField
        label={t('archive.followUp.checkedOn')}
        hint={isChanged && draft.checkedOn === null ? t('archive.followUp.todo') : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            className="form-control"
            type="date"
            disabled={isDisabled}
            value={draft.checkedOn ?? ''}
            onChange={({ target }) =>
              setDraft({ ...draft, checkedOn: target.value === '' ? null : target.value })
            }
          />
        )}
      </FormField>
      <LongTextField
        label={t('archive.followUp.note')}
        value={draft.note}
        onChange={(note) => setDraft({ ...draft, note })}
        maxLength={4000}
        disabled={isDisabled}
      />
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={isDisabled || !isChanged || isBusy}
          onClick={() => void changeCase({ change: 'followUp', followUp: draft })}
        >
          {t('archive.followUp.save')}
        </button>
      </div>
    </Card>
  );
}

interface GradeFieldProps {
  readonly name: Complication;
  readonly followUp: FollowUp;
  readonly onChange: (followUp: FollowUp) => void;
  readonly disabled: boolean;
}

function GradeField({ name, followUp, onChange, disabled }: GradeFieldProps) {
  const { t } = useTranslation('cases');
  const grades = name === 'pancreatitis' ? pancreatitisGrades : adverseEventGrades;
  const options = [
    { value: '' as const, label: t('terms.notSaid') },
    ...grades.map((value) => ({ value, label: t(`terms.grade.${value}`) })),
  ];
  return (
    <SelectField
      label={t(`terms.complication.${name}`)}
      value={followUp[name] ?? ''}
      options={options}
      disabled={disabled}
      onChange={(value) => onChange({ ...followUp, [name]: value === '' ? null : value })}
    />
  );
}
