import { randomUUID } from 'node:crypto';
import type { CaseEvent, CaseEventPayload, ClinicalPayload } from '../../../common/cases/caseEvent';
import { nextCaseFields } from '../../../common/cases/carriedFields';
import type { CaseFieldsPatch } from '../../../common/cases/caseFields';
import type { CaseSummary, EffectiveEvent } from '../../../common/cases/caseSummary';
import { patchedFields } from '../../../common/cases/caseFieldsFold';
import { effectiveEvents } from '../../../common/cases/effectiveEvents';
import { elapsed } from '../../../common/cases/elapsed';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { LiveCaseState } from '../../../common/cases/liveCaseIpc';
import { summarise } from '../../../common/cases/summarise';
import type { CaseStore } from '../../cases/caseStore';
import { type CaseClock, momentBefore } from './caseClock';
import { CaseWriter } from './caseWriter';
import { bySystem, type EventMaker, type EventOrigin } from './eventMaker';
import type { LastCaseFields } from './lastCaseFields';
import { liveCaseView } from './liveCaseView';
import type { PseudonymSuggestion } from './pseudonymSuggestion';
import { PublishPacer } from './publishPacer';
import { withoutIdentity } from './withoutIdentity';

export interface LiveCaseControlOptions {
  readonly store: Pick<CaseStore, 'state' | 'append' | 'running' | 'events'>;
  readonly clock: CaseClock;
  readonly maker: EventMaker;
  readonly pseudonyms: PseudonymSuggestion;
  readonly lastFields: LastCaseFields;
  readonly publish: (state: LiveCaseState) => void;
  /** Whether the person at the screen may see what names the patient. */
  readonly seesIdentity: () => boolean;
  /** A case runs from now on: begun, or found after a restart. */
  readonly onRunning: (how: 'started' | 'resumed', running: LiveCase) => void;
  /** Just before the case ends, while events still belong to it. */
  readonly onEnding: () => void;
  /** Every event that is made, at once. */
  readonly onEvent: (event: CaseEvent) => void;
  /** The store holds something new of this case. */
  readonly onStored: (caseId: string) => void;
}

interface Running {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
}

/**
 * The case that runs, in memory: what happens is shown at once and goes to the store behind it. The figures are derived
 * from the events each time, by the same functions as everywhere else.
 */
export class LiveCaseControl {
  private readonly options: LiveCaseControlOptions;
  private readonly writer: CaseWriter;
  private readonly pacer: PublishPacer;
  private running: Running | null = null;
  private ended: CaseSummary | null = null;
  /** Whether the store was asked what it holds since it opened. */
  private isKnown = false;
  /** Their end may not be stored yet. */
  private readonly endedIds = new Set<string>();

  constructor(options: LiveCaseControlOptions) {
    this.options = options;
    this.pacer = new PublishPacer(() => options.publish(this.state));
    this.writer = new CaseWriter({
      store: options.store,
      onChange: () => this.publish(),
      onStored: (events) => {
        new Set(events.map(({ caseId }) => caseId)).forEach(options.onStored);
      },
    });
  }

  /** What the page may know: what names the patient only while somebody who may see it is signed in. */
  get state(): LiveCaseState {
    const { view, ended } = this;
    const shown = this.options.seesIdentity() ? { running: view, ended } : hidden(view, ended);
    return {
      ...shown,
      canStart: this.canStart,
      suggestedPseudonym: this.options.pseudonyms.suggestion,
      carried: this.options.lastFields.carried,
      unsafeWhy: this.writer.fault,
    };
  }

  get isRunning(): boolean {
    return this.running !== null;
  }

  /** Null where no case runs. */
  get view(): LiveCase | null {
    if (this.running === null) return null;
    const { writer } = this;
    return liveCaseView({
      ...this.running,
      now: momentBefore(this.options.clock),
      isSafe: (id) => writer.isSafe(id),
      unsafeEvents: writer.unsafeEvents,
    });
  }

  /** Of the running case, in the order of arrival; empty where none runs. */
  get events(): readonly CaseEvent[] {
    return this.running?.events ?? [];
  }

  /** Whether there is a store that takes the events of a case. */
  get canStart(): boolean {
    const { state } = this.options.store.state;
    return state === 'ready' || state === 'away';
  }

  /** Begins a case; nothing where one runs or none can be stored. */
  start(patch: CaseFieldsPatch, origin: EventOrigin): LiveCase | null {
    if (this.running !== null || !this.canStart) return null;
    const { pseudonyms, lastFields, onRunning } = this.options;
    const next = nextCaseFields(pseudonyms.suggestion, lastFields.carried);
    const fields = patchedFields(next, patch);
    this.running = { caseId: randomUUID(), events: [] };
    this.ended = null;
    pseudonyms.take(fields.pseudonym);
    lastFields.take(fields);
    this.add({ kind: 'started', fields }, origin);
    const { view } = this;
    if (view !== null) onRunning('started', view);
    return view;
  }

  /** Logs something of the running case; nothing where none runs. */
  log(payload: CaseEventPayload, origin: EventOrigin): CaseEvent | null {
    return this.running === null ? null : this.add(payload, origin);
  }

  /** Takes back the newest of what happened at the patient. @returns what it was; null: there is nothing */
  undo(origin: EventOrigin): EffectiveEvent | null {
    const shown = new Map(effectiveEvents(this.events).map((event) => [event.id, event]));
    const newest = this.events
      .flatMap(({ id }) => shown.get(id) ?? [])
      .findLast(({ isWithdrawn }) => !isWithdrawn);
    if (newest === undefined) return null;
    this.add({ kind: 'withdrawn', corrects: newest.id }, origin);
    return newest;
  }

  /** Corrects an event of the running case; nothing where it is not there. @returns what it was before */
  correct(
    eventId: string,
    how: { readonly kind: 'withdrawn' | 'restored' } | ReplacedBy,
    origin: EventOrigin,
  ): EffectiveEvent | null {
    const corrected = effectiveEvents(this.events).find(({ id }) => id === eventId);
    if (corrected === undefined) return null;
    const corrects = eventId;
    this.add(
      how.kind === 'replaced' ? { ...how, corrects, at: null } : { kind: how.kind, corrects },
      origin,
    );
    return corrected;
  }

  /** Ends the running case. @returns its summary; null where none runs */
  end(origin: EventOrigin): CaseSummary | null {
    if (this.running === null) return null;
    this.options.onEnding();
    this.add({ kind: 'ended' }, origin);
    const { caseId, events } = this.running;
    this.ended = summarise(caseId, events, momentBefore(this.options.clock));
    this.endedIds.add(caseId);
    this.options.lastFields.take(this.ended.fields);
    this.running = null;
    this.publish();
    return this.ended;
  }

  /** Somebody else is at the screen, or nobody. */
  viewerChanged(): void {
    this.publish();
  }

  /** Closes the summary of the case that ended. */
  putAway(): void {
    this.ended = null;
    this.publish();
  }

  /** The store stands elsewhere: what waited is tried again, and a case that was left running is found. */
  async storeChanged(): Promise<void> {
    const { store, pseudonyms, lastFields } = this.options;
    this.writer.tryNow();
    this.publish();
    const wasReady = this.isKnown;
    this.isKnown = store.state.state === 'ready';
    if (wasReady || !this.isKnown) return;
    try {
      await Promise.all([pseudonyms.refresh(), lastFields.refresh()]);
      await this.resume();
    } catch (error) {
      // The next state of the store tries anew.
      this.isKnown = false;
      throw error;
    }
    this.publish();
  }

  /** Resolves when everything is on the disk, or could not be. */
  async dispose(): Promise<void> {
    await this.writer.flush();
    this.pacer.dispose();
  }

  private async resume(): Promise<void> {
    const { store, onRunning } = this.options;
    if (this.hasRunningCase()) return;
    const ids = (await store.running()).filter((id) => !this.endedIds.has(id));
    const found = await Promise.all(ids.map((id) => store.events(id)));
    const cases = found.filter((events) => events.length > 0).toSorted(byStart);
    const newest = cases.at(-1);
    const last = newest?.at(-1);
    // Somebody may have started one while the store was asked.
    if (newest === undefined || last === undefined || this.hasRunningCase()) return;
    // One case runs at a time: others were left over by a store that was restored, and nobody would ever end them.
    cases.slice(0, -1).forEach((events) => this.closeLeftOver(events));
    this.running = { caseId: last.caseId, events: newest };
    this.writer.alreadySafe(newest.map(({ id }) => id));
    const afterMs = elapsed(last.moment, momentBefore(this.options.clock)).ms;
    this.add({ kind: 'resumed', afterMs }, bySystem);
    if (this.view !== null) onRunning('resumed', this.view);
  }

  private hasRunningCase(): boolean {
    return this.running !== null;
  }

  private closeLeftOver([first]: readonly CaseEvent[]): void {
    if (first === undefined) return;
    this.writer.add(this.options.maker.make(first.caseId, { kind: 'ended' }, bySystem));
  }

  private add(payload: CaseEventPayload, origin: EventOrigin): CaseEvent {
    const { running } = this;
    if (running === null) throw new Error('No case runs.');
    const event = this.options.maker.make(running.caseId, payload, origin);
    this.running = { ...running, events: [...running.events, event] };
    // Shown before it is stored: the person sees the press at once, and that it is not safe yet.
    this.publish();
    this.writer.add(event);
    this.options.onEvent(event);
    return event;
  }

  private publish(): void {
    this.pacer.request();
  }
}

function hidden(running: LiveCase | null, ended: CaseSummary | null) {
  return {
    running: running === null ? null : withoutIdentity(running),
    ended: ended === null ? null : withoutIdentity(ended),
  };
}

interface ReplacedBy {
  readonly kind: 'replaced';
  readonly payload: ClinicalPayload;
}

function byStart([one]: readonly CaseEvent[], [other]: readonly CaseEvent[]): number {
  return Date.parse(one?.moment.wallTime ?? '') - Date.parse(other?.moment.wallTime ?? '');
}
