import type { ExerciseDraft, ItemSource } from '../../../../common/training/exercise';
import type { FrameCandidate, TrainingStill } from '../../../../common/training/candidates';

/** Stills of a folder that are to be in an exercise. */
export interface ChosenFolder {
  readonly stills: readonly TrainingStill[];
  readonly count: number;
}

/** What was chosen so far of an exercise that is being made. */
export interface MakingDraft {
  readonly name: string;
  /** By reference. */
  readonly frames: ReadonlyMap<string, FrameCandidate>;
  /** By folder. */
  readonly folders: ReadonlyMap<string, ChosenFolder>;
  readonly isRandom: boolean;
  /** Null: all of them every session. */
  readonly itemsPerSession: number | null;
  readonly asksClasses: boolean;
  readonly isExam: boolean;
}

export const emptyDraft: MakingDraft = {
  ...{ name: '', frames: new Map(), folders: new Map() },
  ...{ isRandom: true, itemsPerSession: null, asksClasses: false, isExam: false },
};

/** How many pictures are chosen. */
export function chosenCount({ frames, folders }: Pick<MakingDraft, 'frames' | 'folders'>): number {
  return [...folders.values()].reduce((sum, { count }) => sum + count, frames.size);
}

/** Some of a list, drawn at random, in its order. @param random 0 to 1, as `Math.random` */
export function drawn<Entry>(
  entries: readonly Entry[],
  count: number,
  random: () => number,
): readonly Entry[] {
  if (count >= entries.length) return entries;
  return entries
    .map((entry, place) => ({ entry, place, lot: random() }))
    .sort((one, other) => one.lot - other.lot)
    .slice(0, count)
    .sort((one, other) => one.place - other.place)
    .map(({ entry }) => entry);
}

/** The exercise as it is kept; recordings come before stills, each in its own order. */
export function exerciseOf(draft: MakingDraft, items: readonly ItemSource[]): ExerciseDraft {
  const { name, isRandom, itemsPerSession, asksClasses, isExam } = draft;
  const isAll = itemsPerSession === null || itemsPerSession >= items.length;
  return {
    ...{ name: name.trim(), items: [...items], asksClasses, isExam },
    order: isRandom && !isExam ? 'random' : 'listed',
    itemsPerSession: isExam || isAll ? null : itemsPerSession,
  };
}

/** The pictures that were chosen. @param random 0 to 1, as `Math.random` */
export function itemsOf(
  { frames, folders }: Pick<MakingDraft, 'frames' | 'folders'>,
  random: () => number,
): readonly ItemSource[] {
  const ordered = [...frames.values()].sort(
    (one, other) =>
      one.source.recordingId.localeCompare(other.source.recordingId) || one.atMs - other.atMs,
  );
  return [
    ...ordered.map(({ source }) => source),
    ...[...folders.values()].flatMap(({ stills, count }) =>
      drawn(stills, count, random).map(({ source }) => source),
    ),
  ];
}
