import type { CaseStoreState } from '../../../common/cases/caseStoreState';
import { CaseStoreError } from './storeClientErrors';
import { type StoreFacts, stateOf, type StorePhase } from './storePhase';
import type { SupervisorStatus } from './storeSupervisor';

export interface StoreStandingOptions {
  readonly status: () => SupervisorStatus;
  readonly facts: () => Omit<StoreFacts, 'isReadOnly'>;
  /** Something may stand otherwise; comes before those who listen to the state are told. */
  readonly onChange: () => void;
}

/** How the store stands: how far its opening is, what its process says, and who wants to hear of it. */
export class StoreStanding {
  /** A person chose to look at it only. */
  isReadOnly = false;
  private readonly options: StoreStandingOptions;
  private readonly listeners = new Set<(state: CaseStoreState) => void>();
  private phase: StorePhase = { is: 'opening' };
  private said = '';

  constructor(options: StoreStandingOptions) {
    this.options = options;
  }

  get state(): CaseStoreState {
    const { isReadOnly } = this;
    const { status, facts } = this.options;
    return stateOf(this.phase, status(), { isReadOnly, ...facts() });
  }

  /** Whether no store was made yet. */
  get isNone(): boolean {
    return this.phase.is === 'none';
  }

  /** Whether events can be stored now. */
  get isWritable(): boolean {
    const status = this.options.status();
    return status.is === 'ready' && !status.opened.isNewerSchema && !this.isReadOnly;
  }

  /** Why nothing can be given to the store; null while it takes events or comes back. */
  get obstacle(): CaseStoreError | null {
    const { phase } = this;
    if (phase.is === 'none' || phase.is === 'locked') return new CaseStoreError(phase.is);
    if (phase.is === 'failed') return phase.error;
    const status = this.options.status();
    if (status.is === 'failed') return status.error;
    return status.is === 'ready' && !this.isWritable ? new CaseStoreError('readOnly') : null;
  }

  /** Why nothing can be asked of the store; null while it answers or comes back. */
  get silence(): CaseStoreError | null {
    const isOpen = this.phase.is === 'open' || this.phase.is === 'troubled';
    return isOpen ? null : this.obstacle;
  }

  /** Called with every new state. @returns undo */
  onState(listener: (state: CaseStoreState) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  enter(phase: StorePhase): void {
    this.phase = phase;
    this.changed();
  }

  /** It cannot be opened. */
  failWith(error: unknown): void {
    // What the process said stands in its own status.
    if (this.options.status().is === 'failed') return;
    const reason = error instanceof Error ? error.message : String(error);
    const known =
      error instanceof CaseStoreError ? error : new CaseStoreError('unknown', { reason });
    this.enter({ is: 'failed', error: known });
  }

  /** Tells the state where it is another one than was told last. */
  changed(): void {
    this.options.onChange();
    const { state } = this;
    const said = JSON.stringify(state);
    if (said === this.said) return;
    this.said = said;
    for (const listener of [...this.listeners]) listener(state);
  }
}
