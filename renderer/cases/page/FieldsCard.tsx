import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import type { CaseFields, CaseFieldsPatch } from '../../../common/cases/caseFields';
import { Card } from '../../ui/Card';
import { CaseFieldsForm } from '../fields/CaseFieldsForm';
import { useMay, usePeople } from '../peopleStore';
import { FieldsFacts } from './FieldsFacts';
import { changeCase, useOpenCase } from './openCaseStore';

/** The fields that a person fills in, and the form to change them. */
export function FieldsCard({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const [isEditing, setEditing] = useState(false);
  const edit = (
    <button type="button" className="event-button" onClick={() => setEditing(true)}>
      {t('archive.fieldsCard.edit')}
    </button>
  );
  return (
    <Card
      title={t('archive.fieldsCard.title')}
      action={detail.mayCorrect && !isEditing ? edit : undefined}
    >
      {isEditing ? (
        <FieldsEditor fields={detail.summary.fields} onClose={() => setEditing(false)} />
      ) : (
        <FieldsFacts fields={detail.summary.fields} />
      )}
    </Card>
  );
}

interface FieldsEditorProps {
  readonly fields: CaseFields;
  readonly onClose: () => void;
}

function FieldsEditor({ fields, onClose }: FieldsEditorProps) {
  const { t } = useTranslation('cases');
  const [draft, setDraft] = useState(fields);
  const people = usePeople((state) => state.people);
  const showsIdentity = useMay('seeIdentity');
  const isBusy = useOpenCase((state) => state.isBusy);
  const isNamed = draft.pseudonym.trim() !== '';
  const save = async (): Promise<void> => {
    const patch = changedFields(fields, { ...draft, pseudonym: draft.pseudonym.trim() });
    const isDone =
      Object.keys(patch).length === 0 || (await changeCase({ change: 'setFields', fields: patch }));
    if (isDone) onClose();
  };
  return (
    <>
      <CaseFieldsForm
        fields={draft}
        people={people}
        showsIdentity={showsIdentity}
        onChange={(patch) => setDraft((now) => ({ ...now, ...withoutUndefined(patch) }))}
      />
      <div className="button-row">
        <button
          type="button"
          className="button"
          data-primary="true"
          disabled={!isNamed || isBusy}
          onClick={() => void save()}
        >
          {t('archive.fieldsCard.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('archive.cancel')}
        </button>
      </div>
    </>
  );
}

/** Only what is another now, so that the log says what was changed. */
function changedFields(before: CaseFields, after: CaseFields): CaseFieldsPatch {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)),
    ),
  );
}

function withoutUndefined(patch: CaseFieldsPatch): Partial<CaseFields> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
