import { constants, setPriority } from 'node:os';

/** Argument of a process of the application that runs only when nothing else wants the processor. */
export const idleArgument = '--idle';

/** Lets a process run only when nothing else wants the processor. One that has ended already is no fault. */
export function giveIdlePriority(processId: number | undefined): void {
  if (processId === undefined) return;
  try {
    setPriority(processId, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it.
  }
}
