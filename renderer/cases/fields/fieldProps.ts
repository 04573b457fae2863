import type { CaseFields, CaseFieldsPatch } from '../../../common/cases/caseFields';

/** What every group of a case's fields is given: the values, and where a change goes. Each change is a whole field. */
export interface CaseFieldProps {
  readonly fields: CaseFields;
  readonly onChange: (patch: CaseFieldsPatch) => void;
  readonly disabled?: boolean;
}
