import {
  type CaseStoreState,
  type StoreFailure,
  storeFailures,
  type StoreLock,
} from '../../../common/cases/caseStoreState';
import { faultOf } from '../../../common/userFacingError';
import { type CaseStoreError, waysOf } from './storeClientErrors';
import type { SupervisorStatus } from './storeSupervisor';

/** How far the opening of the store is, apart from its process. */
export type StorePhase =
  | { readonly is: 'opening' }
  | { readonly is: 'none'; readonly needsPassphrase: boolean }
  | { readonly is: 'locked'; readonly why: StoreLock }
  | { readonly is: 'failed'; readonly error: CaseStoreError }
  /** There is a key; the rest is the process's. */
  | { readonly is: 'open' }
  /** The process is there, but events are refused: the disk is full, for instance. */
  | { readonly is: 'troubled'; readonly error: CaseStoreError };

export interface StoreFacts {
  readonly isReadOnly: boolean;
  readonly waitingEvents: number;
  readonly lastBackupAt: string | null;
  readonly hasPassphrase: boolean;
}

/** What the application says of the store. */
export function stateOf(
  phase: StorePhase,
  status: SupervisorStatus,
  { isReadOnly, waitingEvents, lastBackupAt, hasPassphrase }: StoreFacts,
): CaseStoreState {
  switch (phase.is) {
    case 'opening':
      return { state: 'opening' };
    case 'none':
      return { state: 'none', needsPassphrase: phase.needsPassphrase };
    case 'locked':
      return { state: 'locked', why: phase.why };
    case 'failed':
      return failedState(phase.error);
    case 'troubled':
      return status.is === 'ready' ? failedState(phase.error) : processState();
    case 'open':
      return processState();
  }

  function processState(): CaseStoreState {
    switch (status.is) {
      case 'closed':
      case 'opening':
        return { state: 'opening' };
      case 'away':
        return { state: 'away', waitingEvents };
      case 'failed':
        return failedState(status.error);
      case 'ready':
        if (status.opened.isNewerSchema) return { state: 'readOnly', why: 'newerSchema' };
        if (isReadOnly) return { state: 'readOnly', why: 'chosen' };
        return { state: 'ready', lastBackupAt, hasPassphrase };
    }
  }
}

function failedState(error: CaseStoreError): CaseStoreState {
  const why = failureOf(error);
  return { state: 'failed', why, ways: waysOf[why], ...faultOf(error) };
}

function failureOf({ why }: CaseStoreError): StoreFailure {
  return storeFailures.find((known) => known === why) ?? 'unknown';
}
