import type {
  ErrorExplanation,
  Fault,
  MessageKey,
  MessageValue,
  MessageValues,
} from './messageWords';
import { createTranslation, type Words } from './translation';

const englishWords = createTranslation('en').getFixedT('en', 'messages');

/**
 * The explanation that `messages.json` has under `key`: English for logs and the command line, the
 * key with its values for the page. Throw it as `new UserFacingError(explain('pack.unknown', { id }))`
 * or post it as `messages.post({ severity: 'warning', ...explain('pedal.keyTaken', { key }) })`.
 */
export function explain(key: MessageKey, values: MessageValues = {}): ErrorExplanation {
  return { ...sentences(englishWords, key, values), words: { key, values } };
}

/** The sentences of an explanation in the language of `t`; its English ones where it has no key. */
export function explanationIn(
  t: Words<'messages'>,
  explanation: ErrorExplanation,
): ErrorExplanation {
  const { words } = explanation;
  return words === undefined ? explanation : { ...sentences(t, words.key, words.values), words };
}

/** What a status says about a fault in the language of `t`: what happened and what to do. */
export function faultIn(t: Words<'messages'>, { message, words }: Fault): string {
  if (words === undefined) return message;
  const { whatHappened, whatToDo } = sentences(t, words.key, words.values);
  return `${whatHappened} ${whatToDo}`;
}

function sentences(
  t: Words<'messages'>,
  key: MessageKey,
  values: MessageValues,
): Omit<ErrorExplanation, 'words'> {
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueIn(t, value)]),
  );
  return {
    whatHappened: t(`${key}.whatHappened`, said),
    whatStillWorks: t(`${key}.whatStillWorks`, said),
    whatToDo: t(`${key}.whatToDo`, said),
  };
}

function valueIn(t: Words<'messages'>, value: MessageValue): string | number {
  return typeof value === 'object' ? value.names.map((name) => t(name)).join(', ') : value;
}
