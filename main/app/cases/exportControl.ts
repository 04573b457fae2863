import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type {
  ExportOutcome,
  ExportProgress,
  ExportRequest,
  ExportScope,
} from '../../../common/cases/exportIpc';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import type { Person, Right } from '../../../common/cases/people';
import { createDeidentify } from '../../../common/cases/research';
import { summarise } from '../../../common/cases/summarise';
import { isAbort } from '../../cases/exports/files/exportErrors';
import { safeName } from '../../cases/exports/files/safeName';
import type { CaseToExport, ExportMeans } from '../../cases/exports/make/exportJob';
import { endingOf, makeExport } from '../../cases/exports/make/makeExport';
import { StillThread } from '../../cases/exports/dicom/stillThread';
import { derivedIds, identifiedSeed } from '../../cases/exports/record/derivedIds';
import { exportCase } from '../../cases/exports/record/exportCase';
import type { CaseStore } from '../../cases/caseStore';
import { refusal } from './archiveAnswer';

/** Where a person wants an export; null: nowhere. @param ending of a file; null for a folder */
export type ChoosePlace = (suggested: string, ending: string | null) => Promise<string | null>;

export interface ExportControlOptions {
  readonly version: string;
  readonly store: Pick<CaseStore, 'events' | 'summaries' | 'people' | 'audit'>;
  readonly may: (right: Right) => boolean;
  readonly authorId: () => string | null;
  readonly choosePlace: ChoosePlace;
  readonly print: ExportMeans['print'];
  /** Path of the built `stillWorker.ts`. */
  readonly stillWorkerEntry: string;
  readonly language: () => Promise<ExportMeans['language']>;
  readonly pictureFolder: () => string;
  readonly publish: (progress: ExportProgress | null) => void;
  readonly now: () => Date;
}

/** Exports cases, one export at a time: asks for the place, makes the files, notes it in the audit trail. */
export class ExportControl {
  private readonly options: ExportControlOptions;
  private running: AbortController | null = null;
  private lastPath: string | null = null;

  constructor(options: ExportControlOptions) {
    this.options = options;
  }

  /** Path of the last export; null where there is none. */
  get newest(): string | null {
    return this.lastPath;
  }

  /** @throws UserFacingError where it may not be made or cannot be written */
  async start(request: ExportRequest): Promise<ExportOutcome> {
    const { may, publish } = this.options;
    if (this.running !== null) throw refusal('exports.busy');
    const right = request.isIdentified ? 'exportIdentified' : 'exportResearch';
    if (!may(right)) throw refusal('exports.notAllowed');
    const running = new AbortController();
    this.running = running;
    try {
      return await this.run(request, running.signal);
    } catch (error) {
      if (isAbort(error)) return { result: 'cancelled' };
      throw error;
    } finally {
      this.running = null;
      publish(null);
    }
  }

  /** Stops the export that runs; nothing of it is left behind. */
  cancel(): void {
    this.running?.abort();
  }

  private async run(request: ExportRequest, signal: AbortSignal): Promise<ExportOutcome> {
    const { format, isIdentified } = request;
    const summaries = await this.summariesOf(request.scope);
    const [first] = summaries;
    if (first === undefined) throw refusal('exports.noCases');
    const isOneCase = request.scope.scope === 'case';
    const ending = endingOf(format, isOneCase);
    const path = await this.options.choosePlace(
      join(homedir(), suggestedName(request, first) + (ending ?? '')),
      ending,
    );
    if (path === null) return { result: 'cancelled' };
    let withheldPictures = 0;
    const thread = new StillThread(this.options.stillWorkerEntry);
    try {
      const means = await this.meansOf(request, thread, (count) => {
        withheldPictures += count;
      });
      const cases = this.casesOf(summaries, isIdentified, means, signal);
      const written = await makeExport(path, cases, isOneCase, request, means);
      this.lastPath = written;
      await this.note(request, summaries);
      const name = basename(written);
      return { result: 'done', name, cases: summaries.length, withheldPictures };
    } finally {
      await thread.dispose();
    }
  }

  private async summariesOf(scope: ExportScope): Promise<readonly CaseSummary[]> {
    const { store } = this.options;
    if (scope.scope === 'filter') return store.summaries(scope.filter);
    const events = await store.events(scope.caseId);
    return events.length === 0 ? [] : [summarise(scope.caseId, events, null)];
  }

  private async meansOf(
    { isIdentified }: ExportRequest,
    thread: StillThread,
    onWithheld: ExportMeans['onWithheld'],
  ): Promise<ExportMeans> {
    const { version, now, print, language, pictureFolder } = this.options;
    // Without names nobody shall join two exports by their ids.
    const seed = isIdentified ? identifiedSeed : randomUUID();
    return {
      head: { version, exportedAt: now(), isIdentified },
      ...{ seed, ids: derivedIds(seed), print, onWithheld },
      language: await language(),
      pictureFolder: pictureFolder(),
      writeStill: (job) => thread.write(job),
    };
  }

  private async *casesOf(
    summaries: readonly CaseSummary[],
    isIdentified: boolean,
    { ids }: ExportMeans,
    signal: AbortSignal,
  ): AsyncGenerator<CaseToExport> {
    const { store, publish } = this.options;
    const people: readonly Person[] | null = isIdentified ? await store.people() : null;
    const deidentify = createDeidentify();
    for (const [index, summary] of summaries.entries()) {
      publish({ done: index, total: summaries.length });
      // The picture's frames are handed on between two cases.
      await setImmediate();
      signal.throwIfAborted();
      const { caseId, startedAt, endedAt } = summary;
      const events = await store.events(caseId);
      const exported = exportCase({ summary, events }, deidentify, people);
      yield { exported, caseKey: ids.uuid(caseId), span: { startedAt, endedAt } };
      signal.throwIfAborted();
    }
  }

  private async note(request: ExportRequest, summaries: readonly CaseSummary[]): Promise<void> {
    const { store, authorId, now } = this.options;
    const names = request.isIdentified ? 'identified' : 'de-identified';
    await store.audit({
      at: now().toISOString(),
      authorId: authorId(),
      what: 'exported',
      detail: `${request.format}, ${names}, ${summaries.length} cases: ${caseIdsOf(summaries)}`,
    });
  }
}

/** Enough to tell which; ids say nothing of the patient. */
function caseIdsOf(summaries: readonly CaseSummary[]): string {
  const ids = summaries.slice(0, 20).map(({ caseId }) => caseId);
  return ids.join(', ') + (summaries.length > ids.length ? ', …' : '');
}

/** Without names the file is not called after the case's name either, which may hold the day. */
function suggestedName(
  { scope, isIdentified, format }: ExportRequest,
  { fields }: CaseSummary,
): string {
  const kind = isIdentified ? 'identified' : 'research';
  const what = scope.scope === 'filter' ? 'cases' : 'case';
  const name = isIdentified && scope.scope === 'case' ? safeName(fields.pseudonym) : what;
  return `ampulla-${name}-${kind}-${format}`;
}
