import { param, parseParametrised } from '../params.ts';
import { parseSeconds } from '../seconds.ts';

/** How long a session lives without a refresh, and who refreshes it (RFC 4028 §4). */
export interface SessionExpires {
  readonly seconds: number;
  readonly refresher?: 'uac' | 'uas';
}

/** Reads `Session-Expires`; undefined where it is none. A refresher nobody knows counts as none. */
export function parseSessionExpires(text: string): SessionExpires | undefined {
  const read = parseParametrised(text);
  const seconds = parseSeconds(read?.word);
  if (!read || seconds === undefined) return undefined;
  const refresher = param(read.params, 'refresher')?.toLowerCase();
  return refresher === 'uac' || refresher === 'uas' ? { seconds, refresher } : { seconds };
}

export function printSessionExpires({ seconds, refresher }: SessionExpires): string {
  return refresher === undefined ? String(seconds) : `${seconds};refresher=${refresher}`;
}

/** Reads `Min-SE` (RFC 4028 §5) in seconds; undefined where it is none. */
export function parseMinSE(text: string): number | undefined {
  return parseSeconds(parseParametrised(text)?.word);
}
