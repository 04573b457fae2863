import { z } from 'zod';
import type { EnglishCatalogs } from './catalogs';

type Messages = EnglishCatalogs['messages'];

/** A name that stands in messages, as the one of a section of the settings. */
export type NameKey = `names.settings.${keyof Messages['names']['settings']}`;

/** Paths to the objects of three sentences in `messages.json`, as `device.lost`. */
type KeysOf<Group, Path extends string = ''> = {
  [Key in keyof Group & string]: Group[Key] extends string
    ? never
    : Group[Key] extends { readonly whatHappened: string }
      ? `${Path}${Key}`
      : KeysOf<Group[Key], `${Path}${Key}.`>;
}[keyof Group & string];

/** Names a message of `messages.json`. */
export type MessageKey = KeysOf<Messages>;

/**
 * What stands in a message's gaps: names of files and devices, numbers, what ffmpeg or the system said
 * in its words; and names that each language has its own of, as a list.
 */
export type MessageValue = string | number | { readonly names: readonly NameKey[] };
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** A message in no language yet. Plain data: crosses processes. */
export interface MessageWords {
  readonly key: MessageKey;
  readonly values: MessageValues;
}

/** Checks that data of another process has the form of {@link MessageWords}. */
export const messageWordsSchema: z.ZodType<MessageWords> = z.object({
  key: z.custom<MessageKey>((key) => typeof key === 'string'),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** What failed, as part of a status: in English, and for every language where it has a key. */
export interface Fault {
  readonly message: string;
  readonly words?: MessageWords | undefined;
}

/** The three things that a person needs to hear when something failed. Whole sentences, in English. */
export interface ErrorExplanation {
  readonly whatHappened: string;
  readonly whatStillWorks: string;
  readonly whatToDo: string;
  /** The same as a key with values, for every language; absent where only English words exist. */
  readonly words?: MessageWords | undefined;
}
