/**
 * A network stream that a person typed: RTSP, or MPEG-TS over UDP. The address may hold a password,
 * so it goes to ffmpeg only; everything else gets {@link StreamAddress.name}.
 */
export interface StreamAddress {
  readonly protocol: 'rtsp' | 'udp';
  /** As ffmpeg is given it, credentials included. */
  readonly url: string;
  /** Without credentials and query: for the screen, messages and logs. */
  readonly name: string;
}

/** Why an address cannot be used, for words beside the field. */
export type StreamAddressProblem =
  | 'empty'
  | 'tooLong'
  | 'notAnAddress'
  | 'otherProtocol'
  | 'noHost'
  | 'noPort'
  | 'hasOptions';

export type ParsedStreamAddress =
  | { readonly ok: true; readonly address: StreamAddress }
  | { readonly ok: false; readonly problem: StreamAddressProblem };

/** Longer than any address of a camera or an encoder. */
const longestCharacters = 2048;

const pattern = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i;

/**
 * Reads `rtsp://[USER:PASSWORD@]HOST[:PORT]/PATH` or `udp://[@][HOST]:PORT`. Options after `?` are
 * part of an RTSP path; ffmpeg would take those of UDP for its own, so they are refused.
 */
export function parseStreamAddress(typed: string): ParsedStreamAddress {
  const text = typed.trim();
  if (text === '') return refused('empty');
  if (text.length > longestCharacters) return refused('tooLong');
  // What must not stand there unescaped could end the masking of credentials too early.
  const match = /[\p{Cc}\s"'<>\\]/u.test(text) ? null : pattern.exec(text);
  if (match === null) return refused('notAnAddress');
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  switch (scheme.toLowerCase()) {
    case 'rtsp':
      return rtspAddress(authority, path, query);
    case 'udp':
      return udpAddress(authority, path, query);
    default:
      return refused('otherProtocol');
  }
}

/**
 * Cuts every network address in a text, such as ffmpeg's messages, down to protocol and host: credentials
 * stand before the host, and with some cameras in the path.
 */
export function maskAddresses(text: string): string {
  return text.replaceAll(networkAddress, '$1$2');
}

/** Protocol, credentials, host, and the rest up to a blank or a quote; what ends a sentence stays outside. */
const networkAddress =
  /\b([a-z][a-z0-9+.-]{1,9}:\/\/)(?:[^\s/"']*@)?([^\s/"'?#]*?)(?:[/?#][^\s"']*?)?(?=[:,;.]{0,3}(?:[\s"']|$))/gi;

function rtspAddress(authority: string, path: string, query: string): ParsedStreamAddress {
  const host = hostOf(authority);
  // A slash in a password would end the host too early; both must be written as %2F and %40.
  if (path.includes('@')) return refused('notAnAddress');
  if (!/^(?:\[[0-9a-f:.]+\]|[^\s:[\]]+)(?::\d{1,5})?$/i.test(host)) return refused('noHost');
  if (!hasPossiblePort(host)) return refused('noPort');
  const url = `rtsp://${authority}${path}${query}`;
  return { ok: true, address: { protocol: 'rtsp', url, name: `rtsp://${host}${namedPath(path)}` } };
}

function udpAddress(authority: string, path: string, query: string): ParsedStreamAddress {
  const host = hostOf(authority);
  if (query !== '' || (path !== '' && path !== '/')) return refused('hasOptions');
  if (!/:\d+$/.test(host) || !hasPossiblePort(host)) return refused('noPort');
  if (!/^(?:\[[0-9a-f:.]+\]|[a-z0-9.-]*):\d{1,5}$/i.test(host)) return refused('noHost');
  return { ok: true, address: { protocol: 'udp', url: `udp://${host}`, name: `udp://${host}` } };
}

function hostOf(authority: string): string {
  return authority.slice(authority.lastIndexOf('@') + 1);
}

/** Without a port, the protocol's own counts. */
function hasPossiblePort(host: string): boolean {
  const port = Number(/:(\d+)$/.exec(host)?.[1] ?? '554');
  return port > 0 && port <= 65_535;
}

/** Some cameras take user and password as `/user=…&password=…` in the path. */
function namedPath(path: string): string {
  return path.includes('=') ? '' : path;
}

function refused(problem: StreamAddressProblem): ParsedStreamAddress {
  return { ok: false, problem };
}
