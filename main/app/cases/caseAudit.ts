import type { CaseEvent, CaseEventPayload } from '../../../common/cases/caseEvent';
import type { DifficultyStatus, DifficultyVerdict } from '../../../common/difficulty';
import type { ModelIdentity } from '../../../common/prediction';

export interface CaseAuditOptions {
  /** Logs in the running case; does nothing without one. */
  readonly log: (payload: CaseEventPayload) => void;
  /** Of the running case; empty where none runs. */
  readonly events: () => readonly CaseEvent[];
  readonly difficulty: () => DifficultyStatus;
  /** What finds the ampulla now; null while nothing does. */
  readonly model: () => ModelIdentity | null;
}

/** As many as an event takes. */
const mostPooledFrames = 1000;

/**
 * Keeps what the AI said with the case: which model found the ampulla, and how difficult the cannulation was said to
 * be before anything touched the papilla. It only reads; nothing that a person sees depends on it.
 */
export class CaseAudit {
  private readonly options: CaseAuditOptions;

  constructor(options: CaseAuditOptions) {
    this.options = options;
  }

  /** The estimate may stand elsewhere: one that was frozen by the first touch is kept. */
  takeDifficulty(status: DifficultyStatus): void {
    if (status.state === 'frozen') this.keep(status.verdict, true);
  }

  /** The cannulation is decided or the case ends: what is said now is what there is, where nothing was kept before. */
  closeVerdict(): void {
    const status = this.options.difficulty();
    this.takeDifficulty(status);
    const isKept = this.options.events().some(({ payload }) => payload.kind === 'aiVerdict');
    if (status.state === 'speaking' && !isKept) this.keep(status.verdict, false);
  }

  /** Logs the model, where it is another one than was logged last. */
  checkModel(): void {
    const model = this.options.model();
    const events = this.options.events();
    if (model === null || events.length === 0) return;
    const { packId, packVersion, sha256, provider } = model;
    const last = events
      .flatMap(({ payload }) => (payload.kind === 'aiModel' ? payload : []))
      .at(-1);
    const isSame =
      last?.model.sha256 === sha256 &&
      last.model.provider === provider &&
      last.model.packId === packId &&
      last.model.packVersion === packVersion;
    if (isSame) return;
    this.options.log({ kind: 'aiModel', model: { packId, packVersion, sha256, provider } });
  }

  private keep(verdict: DifficultyVerdict, isFrozen: boolean): void {
    const events = this.options.events();
    if (events.length === 0) return;
    const said = { kind: 'aiVerdict', verdict: kept(verdict), isFrozen } as const;
    const isKept = events.some(
      ({ payload }) =>
        payload.kind === 'aiVerdict' && JSON.stringify(payload) === JSON.stringify(said),
    );
    if (!isKept) this.options.log(said);
  }
}

type KeptVerdict = Extract<CaseEventPayload, { kind: 'aiVerdict' }>['verdict'];

function kept(verdict: DifficultyVerdict): KeptVerdict {
  const { label, difficultProbability, classes, probabilities, pooledFrameIds } = verdict;
  const { packId, packVersion, sha256, provider } = verdict.model;
  const { difficultRecall, easyRecall, dataset } = verdict.measured;
  return {
    ...{ label, difficultProbability },
    classes: [...classes],
    probabilities: [...probabilities],
    pooledFrameIds: pooledFrameIds.slice(-mostPooledFrames),
    model: { packId, packVersion, sha256, provider },
    measured: { difficultRecall, easyRecall, dataset },
  };
}
