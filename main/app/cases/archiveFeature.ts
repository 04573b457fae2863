import type { BrowserWindow } from 'electron';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import type { CaseStoreState } from '../../../common/cases/caseStoreState';
import type { Right } from '../../../common/cases/people';
import type { PeopleState } from '../../../common/cases/peopleState';
import type { RendererEventName, RendererEvents } from '../../../common/ipc';
import type { CaseStoreClient } from '../../cases/caseStoreClient';
import type { SettingsKeeper } from '../settingsKeeper';
import { answerArchiveCommands } from './archiveCommands';
import { ArchiveControl } from './archiveControl';
import { momentBefore, systemCaseClock } from './caseClock';
import { answerPeopleCommands } from './peopleCommands';
import { PeopleControl } from './peopleControl';
import { answerStoreCommands } from './storeCommands';

export interface ArchiveFeatureOptions {
  readonly store: CaseStoreClient;
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly window: BrowserWindow;
  readonly send: <Name extends RendererEventName>(
    name: Name,
    payload: RendererEvents[Name],
  ) => void;
  /** Somebody else is at the screen, or nobody. */
  readonly onViewer: () => void;
}

/** Cases that ended, the people who may see and correct them, and the store that holds them. */
export class ArchiveFeature {
  private readonly options: ArchiveFeatureOptions;
  private readonly people: PeopleControl;
  private readonly archive: ArchiveControl;
  private readonly onInput = (): void => this.people.touch();
  private wasOpen = false;

  constructor(options: ArchiveFeatureOptions) {
    const { store, settings, send, window } = options;
    const clock = systemCaseClock();
    this.options = options;
    this.people = new PeopleControl({
      store,
      settings: {
        current: () => settings.current.cases,
        keep: (cases) => settings.keep({ cases }),
      },
      publish: (people) => {
        send('people', people);
        options.onViewer();
      },
      now: () => new Date(),
    });
    this.archive = new ArchiveControl({
      store,
      people: this.people,
      now: () => momentBefore(clock),
      onChange: (caseId) => send('casesChanged', { caseId }),
    });
    window.webContents.on('input-event', this.onInput);
  }

  /** Who answers for what is logged now; null where nobody is signed in. */
  get authorId(): string | null {
    return this.people.authorId;
  }

  /** Who is known, who is at the screen, and what that person may. */
  get peopleState(): PeopleState {
    return this.people.state;
  }

  /** Whether the person at the screen may. */
  may(right: Right): boolean {
    return this.people.may(right);
  }

  /** A case's name in the log; null where there is none. @throws UserFacingError where nobody may look */
  async pseudonymOf(caseId: string): Promise<string | null> {
    return (await this.archive.open(caseId))?.summary.fields.pseudonym ?? null;
  }

  /** The page of a case; null where there is none. @throws UserFacingError where nobody may look */
  open(caseId: string): Promise<CaseDetail | null> {
    return this.archive.open(caseId);
  }

  /** Answers the page's commands. */
  answer(): void {
    answerArchiveCommands(this.archive);
    answerPeopleCommands(this.people);
    answerStoreCommands({ store: this.options.store, people: this.people });
  }

  /** The store stands otherwise: the page hears it, and the list of people is read or forgotten. */
  storeChanged(state: CaseStoreState): void {
    this.options.send('caseStore', state);
    const isOpen = ['ready', 'readOnly'].includes(state.state);
    // While its process comes back, or its disk is full, people stay as they are: who is signed in goes on logging.
    if (isOpen === this.wasOpen || ['away', 'failed'].includes(state.state)) return;
    this.wasOpen = isOpen;
    if (isOpen) this.readPeople();
    else this.people.forget();
  }

  dispose(): void {
    const { window } = this.options;
    if (!window.isDestroyed()) window.webContents.off('input-event', this.onInput);
    this.people.dispose();
  }

  private readPeople(): void {
    // Where the list cannot be read nobody gets rights by its absence; the next state of the store tries anew.
    this.people.refresh().catch(() => {
      this.wasOpen = false;
    });
  }
}
