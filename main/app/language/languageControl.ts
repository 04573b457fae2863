import { builtInCatalogs } from '../../../common/language/catalogs';
import { languageToUse } from '../../../common/language/languageChoice';
import { type LanguageState, systemChoice } from '../../../common/language/languageState';
import {
  changeLanguage,
  createTranslation,
  type Words,
} from '../../../common/language/translation';
import { explain } from '../../../common/language/explain';
import type { MessageBoard } from '../messageBoard';
import type { SettingsKeeper } from '../settingsKeeper';
import { type LanguageFolder, readLanguageFolder } from './languageFolder';

export interface LanguageControlOptions {
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly messages: Pick<MessageBoard, 'post'>;
  /** Absolute path of the folder with language files; it need not exist. */
  readonly folder: string;
  /** Language codes in the person's order, such as `ko-KR`. */
  readonly systemLanguages: readonly string[];
}

/** Knows which language is spoken and which could be; speaks it where main itself has words. */
export class LanguageControl {
  private readonly options: LanguageControlOptions;
  private readonly translation;
  private saidMissing: string | null = null;

  constructor(options: LanguageControlOptions) {
    this.options = options;
    const { settings, systemLanguages } = options;
    const { choice } = settings.current.language;
    this.translation = createTranslation(languageToUse(choice, systemLanguages, []));
  }

  /** The words of dialogs and the like, in the language of the moment. */
  get words(): Words<'live'> {
    return this.translation.getFixedT(null, 'live');
  }

  /** Looks at the files anew, so that one that was put there appears without a restart. */
  async state(): Promise<LanguageState> {
    const { settings, systemLanguages, folder } = this.options;
    const found = await readLanguageFolder(folder);
    // Now and not before: the choice may have changed while the files were read.
    const { choice } = settings.current.language;
    const current = languageToUse(choice, systemLanguages, [...found.languages.keys()]);
    const catalogs = found.languages.get(current)?.catalogs ?? null;
    await changeLanguage(this.translation, current, catalogs);
    if (choice !== systemChoice && choice !== current) this.sayMissing(choice);
    return { choice, current, catalogs, folder, refused: found.refused, offered: offersOf(found) };
  }

  /** Speaks another language from now on. @param choice a language code, or `system` */
  async choose(choice: string): Promise<LanguageState> {
    this.options.settings.keep({ language: { choice } });
    return await this.state();
  }

  /** Once for each language: the state is asked for whenever the list is shown. */
  private sayMissing(code: string): void {
    if (this.saidMissing === code) return;
    this.saidMissing = code;
    const { messages, folder } = this.options;
    messages.post({
      severity: 'warning',
      ...explain('language.missing', { file: `${code}.json`, folder }),
    });
  }
}

/** The built-in languages, then those that came by file. */
function offersOf({ languages }: LanguageFolder): LanguageState['offered'] {
  const builtIn = Object.keys(builtInCatalogs).map((code) => ({ code, translatedShare: 1 }));
  const filed = [...languages.values()].map(({ code, translatedShare }) => ({
    code,
    translatedShare,
  }));
  return [...builtIn, ...filed];
}
