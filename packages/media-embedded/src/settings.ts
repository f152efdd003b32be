import { isIP } from 'node:net';
import os from 'node:os';
import { type Result, ok, refuse } from '@wpm/kernel';
import { TONE_COUNTRIES } from '@wpm/media';
import type { SoundGround } from './audio/sound-library.ts';
import { SRTP_PROFILES, type SrtpProfile } from './srtp/srtp-session.ts';

/** An address and its ports, both ends included. */
export interface PortRange {
  readonly address: string;
  readonly low: number;
  readonly high: number;
}

/** How an engine process is set up. */
export interface EngineSettings {
  /**
   * Addresses to listen on, one of each family at most; of each the first port is shared by all WebRTC legs, the rest are for
   * plain RTP. The first address is the one a leg gets that says nothing of its family.
   */
  readonly rtp: readonly [PortRange, ...PortRange[]];
  readonly publicAddress: string | undefined;
  /** What protects WebRTC's packets, the preferred first. */
  readonly profiles: readonly SrtpProfile[];
  /** Path of the unix socket call control connects to. */
  readonly socketPath: string;
  /** Folder the recordings go to. */
  readonly recordings: string;
  /** Whose tones are played, and where tenants' own sounds lie. */
  readonly sounds: SoundGround;
  /** Threads in all: the one that moves the packets, and those where sound is made; 1: it does both. */
  readonly threads: number;
  /** How long a session is kept while nobody controls it. */
  readonly orphanMs: number;
}

export type SettingsRefusal = { readonly code: 'settings/invalid'; readonly detail: string };

const DEFAULT_ORPHAN_S = 600;

const MOST_THREADS = 16;
/** One core is left to the platform and its database. What three threads can make of sound is all that one can move (docs/adr/0081). */
const defaultThreads = (): number => Math.max(1, Math.min(4, os.availableParallelism() - 1));

/** AES-CM costs a third less in JavaScript than GCM, whose tag is longer (docs/adr/0003); who can do only one gets it in either order. */
const SRTP_ORDERS = new Map<string, readonly SrtpProfile[]>([
  ['aes-cm', [SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80, SRTP_PROFILES.AEAD_AES_128_GCM]],
  ['aes-gcm', [SRTP_PROFILES.AEAD_AES_128_GCM, SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80]],
]);

/**
 * Reads `WPM_RTP` (`address:low-high`, a second one of the other family behind a comma), `WPM_PUBLIC_ADDRESS`, `WPM_MEDIA_SOCKET`, `WPM_RECORDINGS`,
 * `WPM_MEDIA_ORPHAN_SECONDS` (600), `WPM_SRTP_PREFERS` (`aes-cm`), `WPM_COUNTRY` (`PL`) and `WPM_SOUNDS` (none), and `WPM_MEDIA_THREADS`
 * (one fewer than there are cores, four at most).
 */
export function readSettings(environment: NodeJS.ProcessEnv): Result<EngineSettings, SettingsRefusal> {
  const rtp = readRanges(environment['WPM_RTP'] ?? '');
  if (!rtp) return invalid('WPM_RTP is to be address:low-high with at least three ports, once for IPv4, IPv6 or each');
  const publicAddress = environment['WPM_PUBLIC_ADDRESS'] || undefined;
  if (publicAddress !== undefined && isIP(publicAddress) === 0)
    return invalid('WPM_PUBLIC_ADDRESS is to be an IP address');
  const socketPath = environment['WPM_MEDIA_SOCKET'];
  if (!socketPath) return invalid('WPM_MEDIA_SOCKET is to be the path of a unix socket');
  const recordings = environment['WPM_RECORDINGS'];
  if (!recordings) return invalid('WPM_RECORDINGS is to be a folder');
  const country = TONE_COUNTRIES.find((known) => known === (environment['WPM_COUNTRY'] || 'PL'));
  if (!country) return invalid(`WPM_COUNTRY is to be one of ${TONE_COUNTRIES.join(', ')}`);
  const sounds = { country, folder: environment['WPM_SOUNDS'] || undefined };
  const tuned = readTuning(environment);
  return tuned.ok ? ok({ rtp, publicAddress, socketPath, recordings, sounds, ...tuned.value }) : tuned;
}

/** What works without being set. */
function readTuning(
  environment: NodeJS.ProcessEnv,
): Result<Pick<EngineSettings, 'orphanMs' | 'threads' | 'profiles'>, SettingsRefusal> {
  const orphanMs = Number(environment['WPM_MEDIA_ORPHAN_SECONDS'] ?? DEFAULT_ORPHAN_S) * 1_000;
  if (!(orphanMs >= 0)) return invalid('WPM_MEDIA_ORPHAN_SECONDS is to be a number of seconds');
  const threads = Number(environment['WPM_MEDIA_THREADS'] || defaultThreads());
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS)
    return invalid(`WPM_MEDIA_THREADS is to be a number from 1 to ${MOST_THREADS}`);
  const profiles = SRTP_ORDERS.get(environment['WPM_SRTP_PREFERS'] || 'aes-cm');
  if (!profiles) return invalid(`WPM_SRTP_PREFERS is to be ${[...SRTP_ORDERS.keys()].join(' or ')}`);
  return ok({ orphanMs, threads, profiles });
}

const invalid = (detail: string) => refuse({ code: 'settings/invalid' as const, detail });

function readRanges(text: string): EngineSettings['rtp'] | undefined {
  const [first, second, ...more] = text.split(',').map(readRange);
  if (!first || more.length > 0) return undefined;
  if (second === undefined) return text.includes(',') ? undefined : [first];
  return isIP(first.address) === isIP(second.address) ? undefined : [first, second];
}

function readRange(text: string): PortRange | undefined {
  const [, bracketed, plain, from, to] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)-(\d+)$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? '';
  const low = Number(from);
  const high = Number(to);
  if (isIP(address) === 0 || !(low > 0) || high > 65_535 || high < low + 3) return undefined;
  return { address, low, high };
}
