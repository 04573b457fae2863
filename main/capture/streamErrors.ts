import { explain } from '../../common/language/explain';
import type { MessageKey } from '../../common/language/messageWords';
import type { StreamAddress, StreamAddressProblem } from '../../common/streamAddress';
import { CaptureError } from './captureErrors';
import type { Collected } from './collectFfmpeg';
import { exitReason, ffmpegReason } from './ffmpegReason';

/** A network stream gives no picture, or its address cannot be used. */
export class StreamError extends CaptureError {}

/** Words of ffmpeg and of the network; the first that fits counts. */
const known: readonly (readonly [RegExp, MessageKey])[] = [
  [/401|Unauthorized|403|Forbidden/, 'stream.notAllowed'],
  [/404|Not Found/, 'stream.notThere'],
  [
    /Connection refused|No route to host|Network is unreachable|timed out|Host is down/i,
    'stream.noAnswer',
  ],
  [
    /Name or service not known|resolve|nodename nor servname|No address associated/i,
    'stream.noHost',
  ],
  [/Address already in use|bind failed/i, 'stream.portTaken'],
];

/** Says why a stream gave no picture. Credentials never show: only the stream's name is given. */
export function streamError(
  { name }: StreamAddress,
  outcome: Omit<Collected, 'bytes'>,
): StreamError {
  if (outcome.timedOut) return new StreamError(explain('stream.noPicture', { name }));
  const key = known.find(([pattern]) => pattern.test(outcome.errorText))?.[1];
  if (key !== undefined) return new StreamError(explain(key, { name }));
  const reason = ffmpegReason(outcome.errorText) ?? exitReason(outcome.code, outcome.signal);
  return new StreamError(explain('stream.notOpened', { name, reason }));
}

/** Says why an address was not tried. What was typed may hold a password, so it is not repeated. */
export function badStreamAddress(problem: StreamAddressProblem): StreamError {
  switch (problem) {
    case 'otherProtocol':
      return new StreamError(explain('stream.badAddress.otherProtocol'));
    case 'noPort':
      return new StreamError(explain('stream.badAddress.noPort'));
    case 'hasOptions':
      return new StreamError(explain('stream.badAddress.hasOptions'));
    case 'empty':
    case 'tooLong':
    case 'notAnAddress':
    case 'noHost':
      return new StreamError(explain('stream.badAddress.unreadable'));
  }
}
