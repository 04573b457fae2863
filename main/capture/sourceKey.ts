import { createHash } from 'node:crypto';
import type { SourceRequest } from './captureContract';

/**
 * By what a source is known again at the next start. A file's path may hold a patient's name and an
 * address may be confidential, so only a hash is kept; it also bounds the length.
 */
export function sourceKey(request: SourceRequest): string {
  switch (request.kind) {
    case 'file':
      return `file:${hashOf(request.path)}`;
    case 'testPattern':
      return 'testPattern';
    case 'device':
      return `${request.backend}:${hashOf(request.id)}`;
    case 'stream':
      return `stream:${hashOf(request.address.name)}`;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
