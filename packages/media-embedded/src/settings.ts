import { isIP } from 'node:net';
import { type Result, ok, refuse } from '@wpm/kernel';

/** How an engine process is set up. */
export interface EngineSettings {
  /** Address to listen on; the first port is shared by all WebRTC legs, the rest are for plain RTP. */
  readonly rtp: { readonly address: string; readonly low: number; readonly high: number };
  readonly publicAddress: string | undefined;
  /** Path of the unix socket call control connects to. */
  readonly socketPath: string;
  /** Folder the recordings go to. */
  readonly recordings: string;
  /** How long a session is kept while nobody controls it. */
  readonly orphanMs: number;
}

export type SettingsRefusal = { readonly code: 'settings/invalid'; readonly detail: string };

const DEFAULT_ORPHAN_S = 600;

/**
 * Reads `WPM_RTP` (`address:low-high`), `WPM_PUBLIC_ADDRESS`, `WPM_MEDIA_SOCKET`, `WPM_RECORDINGS` and
 * `WPM_MEDIA_ORPHAN_SECONDS` (600).
 */
export function readSettings(environment: NodeJS.ProcessEnv): Result<EngineSettings, SettingsRefusal> {
  const rtp = readRange(environment['WPM_RTP'] ?? '');
  if (!rtp) return invalid('WPM_RTP is to be address:low-high, with at least three ports');
  const publicAddress = environment['WPM_PUBLIC_ADDRESS'] || undefined;
  if (publicAddress !== undefined && isIP(publicAddress) === 0)
    return invalid('WPM_PUBLIC_ADDRESS is to be an IP address');
  const socketPath = environment['WPM_MEDIA_SOCKET'];
  if (!socketPath) return invalid('WPM_MEDIA_SOCKET is to be the path of a unix socket');
  const recordings = environment['WPM_RECORDINGS'];
  if (!recordings) return invalid('WPM_RECORDINGS is to be a folder');
  const orphanMs = Number(environment['WPM_MEDIA_ORPHAN_SECONDS'] ?? DEFAULT_ORPHAN_S) * 1_000;
  if (!(orphanMs >= 0)) return invalid('WPM_MEDIA_ORPHAN_SECONDS is to be a number of seconds');
  return ok({ rtp, publicAddress, socketPath, recordings, orphanMs });
}

const invalid = (detail: string) => refuse({ code: 'settings/invalid' as const, detail });

function readRange(text: string): EngineSettings['rtp'] | undefined {
  const [, bracketed, plain, from, to] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)-(\d+)$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  const low = Number(from);
  const high = Number(to);
  if (isIP(address) === 0 || !(low > 0) || high > 65_535 || high < low + 3) return undefined;
  return { address, low, high };
}
