import type { DifficultyStatus } from '../../../common/difficulty';
import type { OverlaySettings } from '../../../common/overlaySettings';
import type { LiveStatus } from '../../../common/status';
import type { PressEntry } from '../../pedals/pressLog';
import type { TimelineFact } from '../../recording/recorder/recordingContract';

/** Facts that hold until the next of their kind. */
type StandingFact = Extract<
  TimelineFact,
  { kind: 'source' | 'ai' | 'overlay' | 'attention' | 'difficulty' }
>;

/** Knows what stands, so that a timeline gets every change once and, at its beginning, how things stood. */
export class RecordedFacts {
  private readonly standing = new Map<StandingFact['kind'], StandingFact>();
  private readonly onFact: (fact: TimelineFact) => void;

  constructor(onFact: (fact: TimelineFact) => void) {
    this.onFact = onFact;
  }

  /** How things stand now. */
  get all(): readonly TimelineFact[] {
    return [...this.standing.values()];
  }

  takeStatus({ source, ai }: LiveStatus): void {
    this.take({ kind: 'source', state: source.state });
    const reason = 'reason' in ai ? ai.reason : null;
    const model = 'packId' in ai ? `${ai.packId} ${ai.packVersion}` : null;
    this.take({ kind: 'ai', state: ai.state, reason, model });
  }

  takeOverlay(settings: OverlaySettings): void {
    this.take({ kind: 'overlay', settings });
  }

  takeAttention(shown: boolean): void {
    this.take({ kind: 'attention', shown });
  }

  takeDifficulty(status: DifficultyStatus): void {
    const verdict = 'verdict' in status ? status.verdict : null;
    this.take({
      kind: 'difficulty',
      state: status.state,
      label: verdict?.label ?? null,
      probability: verdict === null ? null : Math.round(verdict.difficultProbability * 1000) / 1000,
    });
  }

  private take(fact: StandingFact): void {
    if (JSON.stringify(this.standing.get(fact.kind)) === JSON.stringify(fact)) return;
    this.standing.set(fact.kind, fact);
    this.onFact(fact);
  }
}

/** A press as a timeline takes it down. */
export function pressFact({ trigger, action, outcome }: PressEntry): TimelineFact {
  return {
    kind: 'press',
    action,
    source: trigger.source,
    press: trigger.source === 'pedal' ? trigger.kind : null,
    result: outcome.result,
  };
}
