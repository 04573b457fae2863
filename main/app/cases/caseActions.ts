import type { ActionOutcome, ActionTrigger, CaseActionName } from '../../../common/actions';
import { assertNever } from '../../../common/assertNever';
import type { CaseNote } from '../../../common/cases/caseNote';
import type { ClinicalPayload } from '../../../common/cases/caseEvent';
import type { CaseFieldsPatch } from '../../../common/cases/caseFields';
import { finishStep, nextStep } from '../../../common/cases/caseSteps';
import type { EffectiveEvent } from '../../../common/cases/caseSummary';
import { effectiveEvents } from '../../../common/cases/effectiveEvents';
import type { CaseStep, LiveCase, LoggedEvent } from '../../../common/cases/liveCase';
import type { ActionMoment, Actions } from '../actions';
import type { EventOrigin } from './eventMaker';
import type { LiveCaseControl } from './liveCaseControl';

export interface CaseActionsOptions {
  readonly control: LiveCaseControl;
  /** Whether the person who is signed in may log. */
  readonly mayLog: () => boolean;
  /** Whether that person may see what names the patient. */
  readonly seesIdentity: () => boolean;
  readonly note: (note: CaseNote) => void;
  /** Opens the choice of techniques on the page. */
  readonly chooseTechnique: () => void;
}

/**
 * What one press does to the running case, and what is said of it. Whatever cannot be done is said and changes
 * nothing.
 */
export class CaseActions {
  private readonly options: CaseActionsOptions;

  constructor(options: CaseActionsOptions) {
    this.options = options;
  }

  /** Lets pedals, keys and buttons run these actions by their names. */
  provide(actions: Actions): void {
    const plain = ['approach', 'attempt', 'cannulated', 'failed'] as const;
    for (const kind of plain) {
      actions.provide(kind, (moment, trigger) => this.log({ kind }, { moment, trigger }));
    }
    const runs: Partial<Record<CaseActionName, (origin: EventOrigin) => ActionOutcome>> = {
      caseNext: (origin) => this.step(nextStep, origin),
      caseFinish: (origin) => this.step(finishStep, origin),
      ductEntry: (origin) => this.log({ kind: 'ductEntry', means: 'notSaid' }, origin),
      technique: () => this.openChooser(),
      undoEvent: (origin) => this.undo(origin),
      operatorChange: (origin) => this.changeOperator(origin),
    };
    for (const [name, run] of Object.entries(runs)) {
      // The names are those of the map above.
      actions.provide(name as CaseActionName, (moment, trigger) => run({ moment, trigger }));
    }
  }

  start(fields: CaseFieldsPatch, origin: EventOrigin): LoggedEvent {
    const { control } = this.options;
    if (!this.options.mayLog()) return this.refuse({ says: 'notAllowed' });
    if (control.isRunning) return this.refuse({ says: 'alreadyRunning' });
    const started = control.start(fields, origin);
    if (started === null) return this.refuse({ says: 'cannotStart' });
    const { pseudonym } = started.fields;
    return this.done({ says: 'started', pseudonym }, null, 'startCase');
  }

  setFields(fields: CaseFieldsPatch, origin: EventOrigin): LoggedEvent {
    if (!this.canLog) return this.refuse({ says: 'noCase' });
    // Each field counts whole: who does not see what stands there would overwrite it unseen.
    const isHidden = fields.identity !== undefined && !this.options.seesIdentity();
    if (isHidden) return this.refuse({ says: 'notAllowed' });
    const event = this.options.control.log({ kind: 'fieldsSet', fields }, origin);
    return { result: 'done', detail: 'fieldsSet', eventId: event?.id ?? null };
  }

  /** Logs what happened at the patient. */
  log(payload: ClinicalPayload, origin: EventOrigin): LoggedEvent {
    const view = this.view();
    if (view === null) return this.refuse(this.whyNone());
    if (isSaid(view, payload)) return this.refuse({ says: 'alreadySaid', payload });
    const event = this.options.control.log(payload, origin);
    if (event === null) return this.refuse({ says: 'noCase' });
    return this.done({ says: 'logged', payload, ordinal: this.ordinalOf(event.id) }, event.id);
  }

  /** A mark in the running case. @returns whether one runs and takes it */
  mark(moment: ActionMoment, trigger: ActionTrigger): boolean {
    if (!this.canLog) return false;
    return this.log({ kind: 'mark', text: '' }, { moment, trigger }).result === 'done';
  }

  undo(origin: EventOrigin): LoggedEvent {
    if (!this.canLog) return this.refuse(this.whyNone());
    const undone = this.options.control.undo(origin);
    if (undone === null) return this.refuse({ says: 'nothingToUndo' });
    return this.corrected('undone', undone);
  }

  withdraw(eventId: string, origin: EventOrigin): LoggedEvent {
    return this.correct(eventId, 'withdrawn', origin);
  }

  restore(eventId: string, origin: EventOrigin): LoggedEvent {
    return this.correct(eventId, 'restored', origin);
  }

  replace(eventId: string, payload: ClinicalPayload, origin: EventOrigin): LoggedEvent {
    if (!this.canLog) return this.refuse(this.whyNone());
    const { control } = this.options;
    const before = control.correct(eventId, { kind: 'replaced', payload }, origin);
    if (before === null) return this.refuse({ says: 'nothingToUndo' });
    return this.done({ says: 'logged', payload, ordinal: this.ordinalOf(eventId) }, eventId);
  }

  end(origin: EventOrigin): LoggedEvent {
    if (!this.canLog) return this.refuse(this.whyNone());
    const summary = this.options.control.end(origin);
    if (summary === null) return this.refuse({ says: 'noCase' });
    return this.done({ says: 'ended', pseudonym: summary.fields.pseudonym }, null, 'endCase');
  }

  private step(
    stepOf: (cannulation: LiveCase['cannulation'] | null) => CaseStep | null,
    origin: EventOrigin,
  ): LoggedEvent {
    const view = this.options.control.view;
    const step = stepOf(view?.cannulation ?? null);
    switch (step) {
      case 'startCase':
        return this.start({}, origin);
      case 'endCase':
        return this.end(origin);
      case 'approach':
      case 'attempt':
      case 'cannulated':
        return this.log({ kind: step }, origin);
      case null:
        return this.refuse(view === null ? this.whyNone() : { says: 'nothingNext' });
      default:
        return assertNever(step, 'step of a case');
    }
  }

  private openChooser(): ActionOutcome {
    if (!this.canLog) return this.refuse(this.whyNone());
    this.options.chooseTechnique();
    return { result: 'done', detail: 'opened the choice' };
  }

  /** To the next of those who are named in the case, and from the last to the first. */
  private changeOperator(origin: EventOrigin): LoggedEvent {
    const view = this.view();
    if (view === null) return this.refuse(this.whyNone());
    const ids = view.fields.operators.map(({ id }) => id);
    const now = ids.findIndex((id) => id === view.atScope?.operatorId);
    const operatorId = ids[(now + 1) % Math.max(1, ids.length)];
    if (operatorId === undefined || ids.length < 2) return this.refuse({ says: 'oneOperator' });
    return this.log({ kind: 'operatorChange', operatorId }, origin);
  }

  private correct(eventId: string, kind: 'withdrawn' | 'restored', origin: EventOrigin) {
    if (!this.canLog) return this.refuse(this.whyNone());
    const corrected = this.options.control.correct(eventId, { kind }, origin);
    if (corrected === null) return this.refuse({ says: 'nothingToUndo' });
    return this.corrected(kind === 'withdrawn' ? 'undone' : 'restored', corrected);
  }

  private corrected(says: 'undone' | 'restored', event: EffectiveEvent): LoggedEvent {
    const { payload, ordinal, id } = event;
    return this.done({ says, payload, ordinal: ordinal ?? this.ordinalOf(id) }, id, says);
  }

  /** As {@link view}, without the figures, which take the longer the more happened. */
  private get canLog(): boolean {
    return this.options.mayLog() && this.options.control.isRunning;
  }

  /** The running case for a person who may log; null where there is none or the person may not. */
  private view(): LiveCase | null {
    return this.options.mayLog() ? this.options.control.view : null;
  }

  private whyNone(): CaseNote {
    return { says: this.options.control.isRunning ? 'notAllowed' : 'noCase' };
  }

  private ordinalOf(eventId: string): number | null {
    return (
      effectiveEvents(this.options.control.events).find(({ id }) => id === eventId)?.ordinal ?? null
    );
  }

  private done(note: CaseNote, eventId: string | null, detail?: string): LoggedEvent {
    this.options.note(note);
    const said = 'payload' in note ? note.payload.kind : note.says;
    return { result: 'done', detail: detail ?? said, eventId };
  }

  private refuse(note: CaseNote): LoggedEvent {
    this.options.note(note);
    return { result: 'refused', detail: note.says, eventId: null };
  }
}

/** Approach and outcome are said once: a second press of the same means nothing, and must not move the clock. */
function isSaid({ events }: LiveCase, { kind }: ClinicalPayload): boolean {
  if (kind !== 'approach' && kind !== 'cannulated' && kind !== 'failed') return false;
  return events.some(({ payload, isWithdrawn }) => payload.kind === kind && !isWithdrawn);
}
