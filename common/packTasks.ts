import type { z } from 'zod';
import { binaryDifficultyClasses, difficultyClasses, type DifficultyLabel } from './difficulty';

/** What a pack can be asked for. */
export const packTasks = ['ampulla', 'difficulty-binary', 'difficulty-four'] as const;
export type PackTask = (typeof packTasks)[number];

/** Whether packs with these tasks find the ampulla. */
export function isAmpullaPack(tasks: readonly PackTask[]): boolean {
  return tasks.includes('ampulla');
}

/** Whether packs with these tasks estimate the difficulty. */
export function isDifficultyPack(tasks: readonly PackTask[]): boolean {
  return tasks.some((task) => task !== 'ampulla');
}

/** What follows from the tasks, out of a manifest whose fields are each as they should be. */
interface FieldsOfTasks {
  readonly tasks: readonly PackTask[];
  readonly outputs: {
    readonly mask?: unknown;
    readonly difficulty?: { readonly classes: readonly DifficultyLabel[] } | undefined;
    readonly attention?: unknown;
  };
  readonly thresholds: {
    readonly peak?: unknown;
    readonly region?: unknown;
    readonly difficult?: unknown;
  };
}

type Path = readonly ['outputs' | 'thresholds', string];

const ampullaFields: readonly Path[] = [
  ['outputs', 'mask'],
  ['thresholds', 'peak'],
  ['thresholds', 'region'],
];
const difficultyFields: readonly Path[] = [
  ['outputs', 'difficulty'],
  ['outputs', 'attention'],
  ['thresholds', 'difficult'],
];

/** Refuses a manifest that lacks a field of one of its tasks, or has one of a task that it lacks. */
export function requireFieldsOfTasks(manifest: FieldsOfTasks, context: z.RefinementCtx): void {
  const { tasks } = manifest;
  const refuse = (path: readonly string[], message: string): void =>
    context.addIssue({ code: 'custom', path: [...path], message });
  const require = (fields: readonly Path[], task: string, isAsked: boolean): void => {
    for (const path of fields) {
      const isThere = valueAt(manifest, path) !== undefined;
      if (isAsked && !isThere) refuse(path, `is missing, although tasks name ${task}`);
      if (!isAsked && isThere) refuse(path, `is there, although tasks do not name ${task}`);
    }
  };
  if (new Set(tasks).size < tasks.length) refuse(['tasks'], 'names a task twice');
  if (tasks.filter((task) => task !== 'ampulla').length > 1) {
    refuse(['tasks'], 'names two kinds of difficulty; a pack estimates one of them');
  }
  require(ampullaFields, 'ampulla', isAmpullaPack(tasks));
  require(difficultyFields, 'a difficulty', isDifficultyPack(tasks));
  const problem = classesProblem(manifest);
  if (problem !== null) refuse(['outputs', 'difficulty', 'classes'], problem);
}

function valueAt(manifest: FieldsOfTasks, [part, name]: Path): unknown {
  return Object.entries(manifest[part]).find(([key]) => key === name)?.[1];
}

function classesProblem({ tasks, outputs }: FieldsOfTasks): string | null {
  if (outputs.difficulty === undefined || !isDifficultyPack(tasks)) return null;
  const isFour = tasks.includes('difficulty-four');
  const wanted = (isFour ? difficultyClasses : binaryDifficultyClasses).join(', ');
  if (outputs.difficulty.classes.join(', ') === wanted) return null;
  return `must be ${wanted}, as tasks name ${isFour ? 'difficulty-four' : 'difficulty-binary'}`;
}
