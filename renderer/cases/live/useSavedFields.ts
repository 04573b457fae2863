import { useEffect, useState } from 'react';
import type { CaseFields, CaseFieldsPatch } from '../../../common/cases/caseFields';
import { patchedFields } from '../../../common/cases/caseFieldsFold';
import { FieldSaver } from './fieldSaver';

/**
 * Fields that save themselves when nobody types for a moment, and when the form goes.
 * @param save of the first time counts
 * @returns the fields as they are shown, and what takes a change
 */
export function useSavedFields(
  stored: CaseFields,
  save: (patch: CaseFieldsPatch) => void,
): readonly [CaseFields, (change: CaseFieldsPatch) => void] {
  const [patch, setPatch] = useState<CaseFieldsPatch>({});
  const [saver] = useState(() => new FieldSaver(save));
  useEffect(() => () => saver.flush(), [saver]);
  const change = (said: CaseFieldsPatch): void => {
    setPatch((before) => ({ ...before, ...said }));
    saver.change(said);
  };
  return [patchedFields(stored, patch), change];
}
