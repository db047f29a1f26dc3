import type { Reason } from '../feed/life.ts';

/**
 * What ffmpeg's and ffprobe's error lines mean. The words are those of ffmpeg 4.4 to 7; the first match wins, so
 * what a server answered stands before what a socket did.
 */
const MEANINGS: readonly (readonly [RegExp, Reason])[] = [
  [
    /\b(401|403)\b.*(unauthorized|forbidden)|authorization failed|access denied|server returned 40[13]/i,
    'refused-credentials',
  ],
  [/cannot allocate memory|std::bad_alloc|out of memory/i, 'too-greedy'],
  [/picture size .* (is invalid|exceeds)|dimensions .* (invalid|too large)|max_pixels/i, 'picture-too-large'],
  [
    /protocol .* not on whitelist|not allowed for security|filename extension of .* is not a common/i,
    'refused-address',
  ],
  [/\b404\b.*not found|server returned 404|\b454\b|stream not found/i, 'not-found'],
  [/\b461\b|unsupported transport|protocol not found|nonmatching transport/i, 'unsupported'],
  [/connection refused|no route to host|network is unreachable|host is (down|unreachable)/i, 'address-unreachable'],
  [/failed to resolve|name or service not known|name resolution|no address associated/i, 'address-unreachable'],
  [/timed out|timeout|input\/output error.*connect/i, 'timed-out'],
  [/unknown encoder|error while opening encoder|encoder not found/i, 'no-encoder'],
  [
    /does not contain any stream|matches no streams|invalid data found|could not find codec|unspecified size/i,
    'no-video',
  ],
  [/\b5\d\d\b.*(server error|service unavailable|bad gateway)|server returned 5xx/i, 'no-video'],
  [/connection reset|broken pipe|end of file/i, 'source-ended'],
];

/** The reason in the lines that a child left behind, or undefined where they say nothing known. */
export function reasonIn(lines: readonly string[]): Reason | undefined {
  for (const [pattern, reason] of MEANINGS) if (lines.some(line => pattern.test(line))) return reason;
  return undefined;
}

/**
 * Why a source is no more: by what it said, else by how far it had come. `silent`: it used up its time without a
 * word from the source, which tells a mute host from one that sends something other than video.
 */
export function reasonFor(lines: readonly string[], hadPicture: boolean, silent = false): Reason {
  const said = reasonIn(lines);
  const vague = said === undefined || said === 'no-video' || said === 'source-ended';
  if (!vague) return said;
  if (hadPicture) return 'source-ended';
  return silent ? 'timed-out' : 'no-video';
}
