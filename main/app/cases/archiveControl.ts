import { randomUUID } from 'node:crypto';
import type { CaseChange, CaseDetail, ChangedCase } from '../../../common/cases/caseDetail';
import type { CaseMoment } from '../../../common/cases/caseMoment';
import type { CaseFilter, CasePage, CaseQuery } from '../../../common/cases/caseQuery';
import type { DashboardFigures } from '../../../common/cases/dashboard/dashboard';
import type { Right } from '../../../common/cases/people';
import type { CaseStore } from '../../cases/caseStore';
import { refusal } from './archiveAnswer';
import { planChange } from './archiveChanges';
import { caseDetail } from './archiveDetail';
import type { PeopleControl } from './peopleControl';

export interface ArchiveControlOptions {
  readonly store: Pick<CaseStore, 'list' | 'dashboard' | 'events' | 'append' | 'remove'>;
  readonly people: Pick<PeopleControl, 'authorId' | 'may' | 'require' | 'requireSomeone'>;
  readonly now: () => CaseMoment;
  /** A case was changed or deleted. */
  readonly onChange: (caseId: string) => void;
}

/** Cases that ended: looked up, corrected, signed off, deleted. What a person may do is checked here. */
export class ArchiveControl {
  private readonly options: ArchiveControlOptions;
  /** Changes one after another: each is planned on what the one before left. */
  private lastChange: Promise<unknown> = Promise.resolve();

  constructor(options: ArchiveControlOptions) {
    this.options = options;
  }

  async list(query: CaseQuery): Promise<CasePage> {
    const { store, people } = this.options;
    people.requireSomeone();
    return await store.list(query, { searchesIdentity: people.may('seeIdentity') });
  }

  /** Figures across the cases that pass. */
  async dashboard(
    filter: CaseFilter,
    chosen: { readonly areCurvesNative: boolean },
  ): Promise<DashboardFigures> {
    const { store, people } = this.options;
    people.requireSomeone();
    return await store.dashboard(filter, chosen);
  }

  /** Null where the case is not there any more. */
  async open(caseId: string): Promise<CaseDetail | null> {
    const { store, people } = this.options;
    people.requireSomeone();
    const events = await store.events(caseId);
    return events.length === 0 ? null : caseDetail(caseId, events, this.detailOptions());
  }

  /** Resolves when the change is on the disk. */
  change(caseId: string, change: CaseChange): Promise<ChangedCase> {
    const done = this.lastChange.then(() => this.carryOut(caseId, change));
    this.lastChange = done.catch(() => undefined);
    return done;
  }

  async remove(caseId: string, reason: string): Promise<void> {
    const { store, people, onChange } = this.options;
    people.require('deleteCase');
    await store.remove(caseId, people.authorId, reason);
    onChange(caseId);
  }

  private async carryOut(caseId: string, change: CaseChange): Promise<ChangedCase> {
    const { store, people, now, onChange } = this.options;
    rightsFor(change).forEach((right) => people.require(right));
    const events = await store.events(caseId);
    if (events.length === 0) throw refusal('archive.caseGone');
    if (!events.some(({ payload }) => payload.kind === 'ended')) {
      throw refusal('archive.stillRunning');
    }
    const context = { caseId, now: now(), authorId: people.authorId, newId: randomUUID };
    const planned = planChange(change, events, context);
    await store.append(planned.events);
    onChange(caseId);
    const after = await store.events(caseId);
    return { detail: caseDetail(caseId, after, this.detailOptions()), undo: planned.undo };
  }

  private detailOptions() {
    const { people } = this.options;
    return { showsIdentity: people.may('seeIdentity'), mayCorrect: people.may('correctEvents') };
  }
}

function rightsFor(change: CaseChange): readonly Right[] {
  if (change.change === 'signOff') return ['signOff'];
  const namesPatient = change.change === 'setFields' && change.fields.identity !== undefined;
  return namesPatient ? ['correctEvents', 'seeIdentity'] : ['correctEvents'];
}
