import type { UserMessage } from '../../../common/ipc';
import { explain } from '../../../common/language/explain';
import type { Settings } from '../settingsFile';

/** The file could not be used at all. @param keptAs its new name; null where it could not be moved */
export function settingsDamaged(reason: string, keptAs: string | null): UserMessage {
  const explanation =
    keptAs === null
      ? explain('settings.damaged.lost', { reason })
      : explain('settings.damaged.kept', { reason, file: keptAs });
  return { severity: 'warning', ...explanation };
}

/** Some sections could not be used. @param keptAs name of the copy of the whole file; null without one */
export function sectionsWereReset(
  reset: readonly (keyof Settings)[],
  keptAs: string | null,
): UserMessage {
  const sections = { names: reset.map((name) => `names.settings.${name}` as const) };
  const explanation =
    keptAs === null
      ? explain('settings.reset.lost', { sections })
      : explain('settings.reset.kept', { sections, file: keptAs });
  return { severity: 'warning', ...explanation };
}

/** A newer version of the application wrote the file. @param keptAs name of the copy; null without one */
export function settingsAreNewer(keptAs: string | null): UserMessage {
  const explanation =
    keptAs === null
      ? explain('settings.newer.lost')
      : explain('settings.newer.kept', { file: keptAs });
  return { severity: 'info', ...explanation };
}

/** The settings cannot be written. */
export function settingsNotWritten(error: unknown): UserMessage {
  const reason = error instanceof Error ? error.message : String(error);
  return { severity: 'warning', ...explain('settings.notWritten', { reason }) };
}
