import type { ItemSource } from './exercise';
import type { AnsweredLine, SessionBegun, SessionLine } from './sessionLine';
import type { SessionState } from './trainingIpc';

/** One person's way through an exercise, as far as it went. */
export interface TrainingSession {
  readonly begun: SessionBegun;
  /** In the order in which they were given; at most one an item. */
  readonly answers: readonly AnsweredLine[];
  /** Items that could not be shown. */
  readonly skipped: ReadonlySet<number>;
  /** When the last item was done with; null while one is left. */
  readonly finishedAt: string | null;
}

/**
 * A session from its lines. Of two answers to one item the first one counts: nothing that was said before the truth
 * was shown can be said better afterwards.
 * @returns null where the lines do not begin with `begun`
 */
export function sessionOf([begun, ...lines]: readonly SessionLine[]): TrainingSession | null {
  if (begun?.kind !== 'begun') return null;
  const done = new Map<number, Exclude<SessionLine, { readonly kind: 'begun' }>>();
  for (const line of lines) {
    if (line.kind === 'begun' || line.item >= begun.items.length) continue;
    if (!done.has(line.item)) done.set(line.item, line);
  }
  const kept = [...done.values()];
  return {
    begun,
    answers: kept.filter((line) => line.kind === 'answered'),
    skipped: new Set(kept.flatMap((line) => (line.kind === 'skipped' ? line.item : []))),
    finishedAt: done.size === begun.items.length ? (kept.at(-1)?.at ?? null) : null,
  };
}

/** Place of the item to be judged now; null when none is left. */
export function presentItem({ begun, answers, skipped }: TrainingSession): number | null {
  const done = new Set([...skipped, ...answers.map(({ item }) => item)]);
  const present = begun.items.findIndex((_, item) => !done.has(item));
  return present === -1 ? null : present;
}

/** What the page may know of a session. */
export function sessionState(session: TrainingSession): SessionState {
  const { sessionId, exerciseId, exerciseName, isExam, asksClasses, items } = session.begun;
  const present = presentItem(session);
  const { size: skipped } = session.skipped;
  const names = { sessionId, exerciseId, exerciseName, isExam, asksClasses };
  return { ...names, items: items.length, present, skipped };
}

/** Names what is judged, the same in every exercise. */
export function itemKey(source: ItemSource): string {
  return source.kind === 'frame'
    ? `frame ${source.recordingId} ${source.referenceId}`
    : `still ${source.folder} ${source.fileName}`;
}

/** The key of an answered item. */
export function keyOfAnswer({ begun }: TrainingSession, { item }: AnsweredLine): string {
  const source = begun.items[item];
  if (source === undefined) throw new RangeError(`The session has no item ${item}.`);
  return itemKey(source);
}
