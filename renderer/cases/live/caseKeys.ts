import type { CaseActionName } from '../../../common/actions';

/** The key of each action, as it is written on the keyboard. */
export const keyOfCaseAction = {
  caseNext: 'G',
  caseFinish: 'L',
  approach: 'B',
  attempt: 'A',
  ductEntry: 'P',
  technique: 'T',
  cannulated: 'C',
  failed: 'F',
  operatorChange: 'H',
  undoEvent: 'Z',
} as const satisfies Record<CaseActionName, string>;
