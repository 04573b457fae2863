import { basename } from 'node:path';
import { testPatternName } from '../../common/testPattern';
import type { SourceRequest } from './captureContract';

/** How a source is called in messages and in the status line. */
export function sourceName(request: SourceRequest): string {
  switch (request.kind) {
    case 'file':
      return basename(request.path);
    case 'testPattern':
      return testPatternName;
    case 'device':
      return request.name;
    case 'stream':
      return request.address.name;
  }
}
