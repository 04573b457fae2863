import { createHash } from 'node:crypto';
import type { CaseEvent } from '../../common/cases/caseEvent';
import { canonicalJson } from './canonicalJson';

/** What the first link of a chain names as the one before. */
export const chainStart = '0'.repeat(64);

/** SHA-256, hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hash of an event at its place in its case. */
export function eventHash(event: CaseEvent, sequence: number): string {
  return sha256(canonicalJson({ ...event, sequence }));
}

/** Hash of a link: of its place, of what it holds and of the link before. */
export function linkHash(position: number, contentHash: string, previous: string): string {
  return sha256(`${position} ${contentHash} ${previous}`);
}
