import { papillaTypes } from '../../../common/cases/caseFields';
import { builtInCatalogs } from '../../../common/language/catalogs';
import { comparable } from './plainText';

/** Groups of choices that a work-list may name by code or by their words in either language. */
export type ChoiceGroup = 'indication' | 'papillaType' | 'diverticulum' | 'nsaid' | 'sedation';

/** How people write that something is so or not. */
const yes = ['yes', 'y', 'true', '1', 'o', '예', '네', '유', '있음'];
const no = ['no', 'n', 'false', '0', 'x', '아니요', '아니오', '무', '없음'];

/** The choice that a text names, whatever its case, spaces and language; null where it names none. */
export function choiceNamed<Choice extends string>(
  group: ChoiceGroup,
  choices: readonly Choice[],
  text: string,
): Choice | null {
  const wanted = comparable(text);
  return choices.find((choice) => namesOf(group, choice).includes(wanted)) ?? null;
}

function namesOf(group: ChoiceGroup, choice: string): readonly string[] {
  const words = Object.values(builtInCatalogs).map((catalogs) => {
    const { terms } = catalogs.cases;
    const names = typeof terms === 'object' ? terms[group] : undefined;
    const name = typeof names === 'object' ? names[choice] : undefined;
    return typeof name === 'string' ? name : choice;
  });
  return [choice, ...words, ...alsoWritten(group, choice)].map(comparable);
}

/** Lists write the types of papilla in figures too, with or without a word before them. */
function alsoWritten(group: ChoiceGroup, choice: string): readonly string[] {
  if (group !== 'papillaType') return [];
  const figure = String(papillaTypes.findIndex((type) => type === choice) + 1);
  return [figure, `type ${choice}`, `type ${figure}`, `${choice}형`, `${figure}형`];
}

/** Null where it is neither. */
export function yesOrNo(text: string): boolean | null {
  const wanted = comparable(text);
  if (yes.includes(wanted)) return true;
  return no.includes(wanted) ? false : null;
}

/** Shown where something else was written. */
export const yesOrNoWords = 'yes, no';
