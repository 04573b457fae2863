import type { CaseQuery } from '../../../common/cases/caseQuery';

/** Columns of the list, in their order. `sortBy`: what a press on the heading sorts by. */
export const columns = [
  { id: 'pseudonym', sortBy: 'pseudonym' },
  { id: 'startedAt', sortBy: 'startedAt' },
  { id: 'indication', sortBy: null },
  { id: 'papillaType', sortBy: null },
  { id: 'operators', sortBy: null },
  { id: 'cannulationMs', sortBy: 'cannulationMs' },
  { id: 'attempts', sortBy: 'attempts' },
  { id: 'studyClass', sortBy: 'studyClass' },
  { id: 'stage', sortBy: 'stage' },
] as const satisfies readonly {
  readonly id: string;
  readonly sortBy: CaseQuery['sortBy'] | null;
}[];
export type Column = (typeof columns)[number];
