import {
  type CaseFields,
  diverticulumKinds,
  indications,
  nsaidProphylaxes,
  type OperatorRole,
  papillaTypes,
  sedationKinds,
} from '../../../../common/cases/caseFields';
import type { WorkListEntry } from '../../../../common/cases/workList';
import { dayOf, momentOf } from '../dates';
import { plainText } from '../plainText';
import { type ChoiceGroup, choiceNamed, yesOrNo, yesOrNoWords } from '../vocabulary';
import { longestNote, longestShortText } from '../workListLimits';
import type { WorkListColumn } from './headings';

/** Text of a column; empty where the list has no such column or says nothing in it. */
export type CellOf = (column: WorkListColumn) => string;

/** A cell whose text is not what its column holds. */
export class CellError extends Error {
  readonly column: WorkListColumn;
  readonly value: string;
  /** What might stand there, in the words that a list has. */
  readonly expected: string;

  constructor(column: WorkListColumn, value: string, expected: string) {
    super(`${column}: ${value} is not ${expected}`);
    this.name = 'CellError';
    this.column = column;
    this.value = value;
    this.expected = expected;
  }
}

const longestPseudonym = 64;
const dayWords = 'YYYY-MM-DD';
const momentWords = 'YYYY-MM-DD, YYYY-MM-DD HH:MM';

/**
 * The planned case of one row.
 * @param newId makes the ids of operators
 * @throws CellError
 */
export function rowFields(cell: CellOf, newId: () => string): Omit<WorkListEntry, 'place'> {
  const text = textOf(cell);
  const pseudonym = text('pseudonym', longestPseudonym);
  return {
    pseudonym: pseudonym === '' ? null : pseudonym,
    plannedAt: converted(cell, 'plannedAt', momentOf, momentWords),
    fields: {
      identity: {
        name: text('name'),
        patientId: text('patientId'),
        birthDate: converted(cell, 'birthDate', dayOf, dayWords) ?? '',
        accessionNumber: text('accessionNumber'),
      },
      ...indicationOf(text('indication')),
      papillaType: choice(cell, 'papillaType', papillaTypes),
      diverticulum: choice(cell, 'diverticulum', diverticulumKinds),
      nativePapilla: answer(cell, 'nativePapilla'),
      priorSphincterotomy: answer(cell, 'priorSphincterotomy'),
      antibiotics: answer(cell, 'antibiotics'),
      nsaid: choice(cell, 'nsaid', nsaidProphylaxes),
      sedation: choice(cell, 'sedation', sedationKinds),
      scope: text('scope'),
      processor: text('processor'),
      operators: (['trainee', 'supervisor'] as const).flatMap((role) =>
        operatorOf(role, text(role), newId),
      ),
      note: text('note', longestNote),
    },
  };
}

/** The indication that a text names; one that is not on Ampulla's list stays in words. */
export function indicationOf(text: string): Pick<CaseFields, 'indication' | 'indicationText'> {
  const indication = text === '' ? null : choiceNamed('indication', indications, text);
  return { indication, indicationText: indication === null ? text : '' };
}

function textOf(cell: CellOf) {
  return (column: WorkListColumn, longest = longestShortText): string => {
    const text = plainText(cell(column));
    if (text.length <= longest) return text;
    throw new CellError(column, `${text.slice(0, 40)}…`, `≤ ${longest} characters`);
  };
}

function converted<Value>(
  cell: CellOf,
  column: WorkListColumn,
  convert: (text: string) => Value | null,
  expected: string,
): Value | null {
  const text = plainText(cell(column));
  if (text === '') return null;
  const value = convert(text);
  if (value === null) throw new CellError(column, text.slice(0, 80), expected);
  return value;
}

function choice<Choice extends string>(
  cell: CellOf,
  column: WorkListColumn & ChoiceGroup,
  choices: readonly Choice[],
): Choice | null {
  return converted(cell, column, (text) => choiceNamed(column, choices, text), choices.join(', '));
}

function answer(cell: CellOf, column: WorkListColumn): boolean | null {
  return converted(cell, column, yesOrNo, yesOrNoWords);
}

function operatorOf(
  role: OperatorRole,
  name: string,
  newId: () => string,
): CaseFields['operators'] {
  return name === '' ? [] : [{ id: newId(), role, personId: null, name }];
}
