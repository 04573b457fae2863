import type { UserMessage } from '../../../common/ipc';

/** The file could not be used at all. @param keptAs its new name; null where it could not be moved */
export function settingsDamaged(reason: string, keptAs: string | null): UserMessage {
  return {
    severity: 'warning',
    whatHappened: `The settings file is damaged (${reason}).`,
    whatStillWorks: 'The picture runs, and every setting has its default.',
    whatToDo:
      keptAs === null
        ? 'Choose your settings again; the damaged file could not be kept.'
        : `Choose your settings again. The damaged file is kept as ${keptAs}.`,
  };
}

/** Some sections could not be used. @param keptAs name of the copy of the whole file; null without one */
export function sectionsWereReset(titles: readonly string[], keptAs: string | null): UserMessage {
  const copy = keptAs === null ? '' : ` The file as it was is kept as ${keptAs}.`;
  return {
    severity: 'warning',
    whatHappened: `Some stored settings cannot be used: ${titles.join(', ')}.`,
    whatStillWorks: 'These have their defaults; all others are as they were.',
    whatToDo: `Choose these settings again.${copy}`,
  };
}

/** A newer version of the application wrote the file. @param keptAs name of the copy; null without one */
export function settingsAreNewer(keptAs: string | null): UserMessage {
  const copy = keptAs === null ? 'No copy could be made.' : `A copy is kept as ${keptAs}.`;
  return {
    severity: 'info',
    whatHappened: `The settings were written by a newer version of Ampulla. ${copy}`,
    whatStillWorks: 'What this version knows was taken over.',
    whatToDo: 'Start the newer version where you have it, or look through the settings.',
  };
}

/** The settings cannot be written. */
export function settingsNotWritten(error: unknown): UserMessage {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    severity: 'warning',
    whatHappened: `Changed settings cannot be saved: ${reason}`,
    whatStillWorks: 'They hold until Ampulla is closed. The picture goes on.',
    whatToDo: 'Free space on the disk or ask for the right to write to the folder of the settings.',
  };
}
